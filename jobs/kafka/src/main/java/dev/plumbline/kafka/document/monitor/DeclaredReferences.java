package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.segment.ProtectedGroups;
import dev.plumbline.core.segment.ProtectedGroups.Feature;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import java.nio.file.Path;

/** The segments that protected groups are compared with, held to those that a baseline has. */
public final class DeclaredReferences {
    private DeclaredReferences() {}

    /**
     * Refuses a monitor that names a reference which is no segment of its feature.
     *
     * @param file what the monitor was read from
     * @throws DocumentException with the reference's line, and the nearest segment
     */
    public static void require(Path file, Monitor monitor, Baseline baseline) {
        FairnessSpec fairness = monitor.options().fairness();
        if (fairness == null) {
            return;
        }
        for (Feature feature :
                new ProtectedGroups(baseline.layout(), monitor.segments(), fairness).features()) {
            String written = fairness.references().get(feature.name());
            if (written != null && fairness.reference(feature.name(), feature.groups()).isEmpty()) {
                throw unknown(file, feature, written);
            }
        }
    }

    private static DocumentException unknown(Path file, Feature feature, String written) {
        return new DocumentException(
                file.toString(),
                MonitorDocument.line(file, "fairness", "reference", feature.name()),
                "fairness.reference.%s must be one of the segments %s, got '%s'%s"
                        .formatted(
                                feature.name(),
                                String.join(", ", feature.groups()),
                                written,
                                NearestName.offer(
                                        feature.name() + "=" + written, feature.groups())));
    }
}
