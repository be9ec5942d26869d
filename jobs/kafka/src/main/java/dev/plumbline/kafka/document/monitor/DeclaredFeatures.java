package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The features that a monitor's file declares, held to those of a baseline: what the baseline does
 * not have, or has as another type, would be watched otherwise than the file says, or not at all.
 */
public final class DeclaredFeatures {
    private final Path file;
    private final Map<String, FeatureType> types = new LinkedHashMap<>();

    private DeclaredFeatures(Path file, Baseline baseline) {
        this.file = file;
        for (FeatureBaseline feature : baseline.features()) {
            types.put(feature.name(), feature.type());
        }
    }

    /**
     * Refuses a monitor with a feature that the baseline does not have, or has as another type.
     *
     * @param file what the monitor was read from
     * @throws DocumentException with the feature's line
     */
    public static void require(Path file, Monitor monitor, Baseline baseline) {
        DeclaredFeatures known = new DeclaredFeatures(file, baseline);
        monitor.features().forEach(known::require);
    }

    private void require(FeatureSpec feature) {
        String name = feature.name();
        FeatureType type = types.get(name);
        if (type == null) {
            throw problem(
                    name,
                    "must be a feature of the baseline, which has none of that name%s; build the baseline again with this monitor, or leave the feature out"
                            .formatted(NearestName.offer(name, types.keySet())));
        }
        if (feature.type() != null && feature.type() != type) {
            throw problem(
                    name,
                    "must be %s, as in the baseline, got %s; write it so, or build the baseline again with this monitor"
                            .formatted(text(type), text(feature.type())));
        }
    }

    private DocumentException problem(String name, String text) {
        return new DocumentException(
                file.toString(),
                MonitorDocument.line(file, "features", name),
                "features.%s %s".formatted(name, text));
    }

    private static String text(FeatureType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
