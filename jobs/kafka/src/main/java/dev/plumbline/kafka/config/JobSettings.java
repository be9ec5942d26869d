package dev.plumbline.kafka.config;

import dev.plumbline.kafka.document.NearestName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A job's properties, read once each. What nobody read is refused with the nearest known name, so
 * that a misspelt setting cannot be ignored in silence.
 */
public final class JobSettings {
    private final Map<String, String> given;
    private final TreeSet<String> known = new TreeSet<>();

    public JobSettings(Map<String, String> properties) {
        given = new TreeMap<>(properties);
    }

    /**
     * Returns the settings of a job's arguments: {@code --key value} pairs, over those of the file
     * named by {@code --config}.
     *
     * @throws IllegalArgumentException if an argument is no {@code --key value} pair or the file
     *     cannot be read
     */
    public static Map<String, String> fromArguments(String[] arguments) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        // the others may hold secrets, and so may what looks like no key
                        "arguments must come as --key value pairs, got none at position %d"
                                .formatted(i + 1));
            }
            settings.put(arguments[i].substring(2), arguments[i + 1]);
        }
        String file = settings.remove("config");
        if (file != null) {
            Map<String, String> merged = SettingsFile.read("--config", Path.of(file));
            merged.putAll(settings);
            return merged;
        }
        return settings;
    }

    /** Returns a setting that must be there. */
    public String text(String key) {
        known.add(key);
        String value = given.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + ": must be set, such as --" + key + " VALUE");
        }
        return value;
    }

    public String text(String key, String otherwise) {
        known.add(key);
        return given.getOrDefault(key, otherwise);
    }

    public Duration duration(String key, Duration otherwise) {
        String value = text(key, otherwise.toString());
        try {
            Duration duration = Duration.parse(value);
            if (duration.isNegative()) {
                throw new IllegalArgumentException(key + ": must not be negative, got " + value);
            }
            return duration;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    key + ": must be an ISO-8601 duration such as PT30S, got '" + value + "'",
                    malformed);
        }
    }

    public int count(String key, int otherwise) {
        String value = text(key, Integer.toString(otherwise));
        try {
            int count = Integer.parseInt(value);
            if (count < 0) {
                throw new IllegalArgumentException(key + ": must not be negative, got " + value);
            }
            return count;
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    key + ": must be a whole number, got '" + value + "'", malformed);
        }
    }

    public boolean flag(String key, boolean otherwise) {
        String value = text(key, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(
                    key + ": must be true or false, got '" + value + "'");
        }
        return value.equals("true");
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String value = text(key, otherwise.name());
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value.replace('-', '_')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s: must be one of %s, got '%s'"
                                                .formatted(
                                                        key,
                                                        Arrays.toString(type.getEnumConstants()),
                                                        value)));
    }

    /** Returns all settings below a prefix, without it, as for {@code kafka.client.}. */
    public Map<String, String> below(String prefix) {
        Map<String, String> found = new TreeMap<>();
        given.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix)) {
                        known.add(key);
                        found.put(key.substring(prefix.length()), value);
                    }
                });
        return found;
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalArgumentException if a setting was given that nobody read
     */
    public void rejectUnread() {
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "%s: not a setting of this job; did you mean %s? Known: %s"
                                .formatted(key, NearestName.of(key, known), known));
            }
        }
    }
}
