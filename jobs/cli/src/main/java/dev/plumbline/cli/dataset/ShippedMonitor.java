package dev.plumbline.cli.dataset;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a data set's monitor from the class path. */
final class ShippedMonitor {
    private ShippedMonitor() {}

    static Monitor read(String resource) {
        try (InputStream bytes = ShippedMonitor.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(
                        "the class path must hold %s; build the project anew".formatted(resource));
            }
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return MonitorDocument.readText(text, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
