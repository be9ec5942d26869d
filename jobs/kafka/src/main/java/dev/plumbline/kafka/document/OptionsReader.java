package dev.plumbline.kafka.document;

import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.MonitorOptions;
import java.util.List;

/** Reads the settings of a monitor that most leave at their defaults. */
final class OptionsReader {
    /** The keys of a monitor that this reads. */
    static final List<String> KEYS = List.of("statistics");

    private final DocumentSection root;
    private final List<FeatureSpec> features;

    /**
     * Reads the options of a monitor.
     *
     * @param features the declared ones; empty where the baseline's are monitored
     */
    OptionsReader(DocumentSection root, List<FeatureSpec> features) {
        this.root = root;
        this.features = features;
    }

    MonitorOptions options() {
        return new MonitorOptions(new StatisticsReader(root, features).statistics());
    }
}
