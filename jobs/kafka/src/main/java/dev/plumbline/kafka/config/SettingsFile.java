package dev.plumbline.kafka.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Settings in a Java properties file, in UTF-8. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads all settings of a file.
     *
     * @param option what named the file, for the message
     * @param file the file; null gives no settings
     * @throws IllegalArgumentException if it cannot be read or holds no properties; the message
     *     tells nothing of its content, which may be secret
     */
    public static Map<String, String> read(String option, Path file) {
        Map<String, String> settings = new HashMap<>();
        if (file == null) {
            return settings;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "%s must name a readable properties file, got %s (%s); check the path, seen from %s, and that it holds name=value lines"
                            .formatted(
                                    option,
                                    file,
                                    unreadable.getClass().getSimpleName(),
                                    Path.of("").toAbsolutePath()),
                    unreadable);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
