package dev.plumbline.kafka.document;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.MonitorOptions;
import java.util.List;

/** Reads the settings of a monitor that most leave at their defaults. */
final class OptionsReader {
    /** The keys of a monitor that this reads. */
    static final List<String> KEYS = List.of("statistics", "seasons", "quality");

    private final DocumentSection root;
    private final List<FeatureSpec> features;
    private final Clock clock;

    /**
     * Reads the options of a monitor.
     *
     * @param features the declared ones; empty where the baseline's are monitored
     */
    OptionsReader(DocumentSection root, List<FeatureSpec> features, Clock clock) {
        this.root = root;
        this.features = features;
        this.clock = clock;
    }

    MonitorOptions options() {
        return new MonitorOptions(
                new StatisticsReader(root, features).statistics(),
                root.optional("seasons")
                        .map(value -> SeasonSpecReader.read(value, clock))
                        .orElse(null),
                new QualityReader(root).quality());
    }
}
