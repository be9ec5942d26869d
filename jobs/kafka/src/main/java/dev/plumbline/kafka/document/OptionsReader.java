package dev.plumbline.kafka.document;

import dev.plumbline.core.monitor.MonitorOptions;
import java.util.List;

/** Reads the settings of a monitor that most leave at their defaults. */
final class OptionsReader {
    /** The keys of a monitor that this reads. */
    static final List<String> KEYS = List.of();

    private final DocumentSection root;

    OptionsReader(DocumentSection root) {
        this.root = root;
    }

    MonitorOptions options() {
        return MonitorOptions.DEFAULT;
    }
}
