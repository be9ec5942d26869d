package dev.plumbline.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Formats a broker's folder, as {@code kafka-storage format} does, without its output. */
final class StorageFormat {
    private StorageFormat() {}

    static void format(BrokerSettings settings) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code;
        try {
            Files.createDirectories(settings.dataDir());
            Path file = Files.createTempFile("plumbline-broker", ".properties");
            try {
                try (Writer writer = Files.newBufferedWriter(file)) {
                    settings.toProperties().store(writer, null);
                }
                code = run(file, said);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot prepare the broker's folder " + settings.dataDir(), failure);
        }
        if (code != 0) {
            throw new IllegalStateException(
                    "formatting the broker's folder %s must succeed, got exit code %d: %s"
                            .formatted(
                                    settings.dataDir(),
                                    code,
                                    said.toString(StandardCharsets.UTF_8).strip()));
        }
    }

    private static int run(Path file, ByteArrayOutputStream said) {
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        return StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
