package dev.plumbline.cli.rows;

import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import java.util.Set;
import java.util.TreeSet;

/**
 * Columns of a file that the monitor names nowhere. Where a column is missing, the one that was
 * meant is among them.
 */
public final class UnnamedColumns {
    private UnnamedColumns() {}

    /** Returns their names in the order of their characters. */
    public static Set<String> of(Rows rows, Monitor monitor) {
        Set<String> unnamed = new TreeSet<>(rows.columns());
        monitor.features().stream().map(FeatureSpec::name).forEach(unnamed::remove);
        monitor.prediction().columns().forEach(unnamed::remove);
        if (monitor.label() != null) {
            monitor.label().columns().forEach(unnamed::remove);
        }
        if (monitor.time().column() != null) {
            unnamed.remove(monitor.time().column());
        }
        return unnamed;
    }
}
