package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.MultivariateMethod;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.performance.CostMatrix;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the settings of a monitor that most leave at their defaults. */
final class OptionsReader {
    /** The keys of a monitor that this reads. */
    static final List<String> KEYS =
            List.of(
                    "statistics",
                    "seasons",
                    "quality",
                    "slices",
                    "lifetime",
                    "cost",
                    "estimates",
                    "coverage",
                    "multivariate",
                    DetectorsReader.KEY,
                    "fairness");

    private final DocumentSection root;
    private final List<FeatureSpec> features;
    private final Task task;
    private final Clock clock;

    /**
     * Reads the options of a monitor.
     *
     * @param features the declared ones; empty where the baseline's are monitored
     */
    OptionsReader(DocumentSection root, List<FeatureSpec> features, Task task, Clock clock) {
        this.root = root;
        this.features = features;
        this.task = task;
        this.clock = clock;
    }

    /**
     * Reads them.
     *
     * @param segments the declared ones
     * @param classes the model's; empty for a regression
     * @param labelled whether labels are joined
     */
    MonitorOptions options(List<SegmentSpec> segments, List<String> classes, boolean labelled) {
        MonitorOptions.Builder options =
                MonitorOptions.builder()
                        .statistics(
                                new StatisticsReader(root, features, labels(labelled)).statistics())
                        .quality(new QualityReader(root).quality());
        root.optional("seasons")
                .map(value -> SeasonSpecReader.read(value, clock))
                .ifPresent(options::seasons);
        root.optional("slices").map(this::slices).ifPresent(options::worstSlices);
        root.optional("lifetime").map(this::lifetime).ifPresent(options::lifetime);
        root.optional("cost").map(this::cost).ifPresent(options::cost);
        root.optional("estimates")
                .ifPresent(value -> EstimatesOptionReader.read(value, task, options));
        root.optional("coverage").map(OptionsReader::coverage).ifPresent(options::coverage);
        root.optional("multivariate")
                .map(value -> value.oneOf(MultivariateMethod.class))
                .ifPresent(options::multivariate);
        root.optional(DetectorsReader.KEY)
                .map(new DetectorsReader(task)::detectors)
                .ifPresent(options::detectors);
        root.optional("fairness")
                .map(value -> new FairnessReader(value, segments, classes, labelled).fairness())
                .ifPresent(options::fairness);
        return options.build();
    }

    private FeatureType labels(boolean labelled) {
        if (!labelled) {
            return null;
        }
        return task == Task.REGRESSION ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
    }

    private LifetimeSpec lifetime(DocumentValue value) {
        LifetimeSpec usually = LifetimeSpec.usually(task);
        DocumentSection section = value.section("alpha", "tolerance");
        return new LifetimeSpec(
                section.optional("alpha")
                        .map(
                                alpha ->
                                        alpha.number(
                                                "must be a probability above 0 and below 1",
                                                given -> given > 0 && given < 1))
                        .orElse(usually.alpha()),
                section.optional("tolerance")
                        .map(
                                rise ->
                                        rise.number(
                                                "must be a share from 0 and below 1",
                                                given -> given >= 0 && given < 1))
                        .orElse(usually.tolerance()));
    }

    private static CoverageSpec coverage(DocumentValue value) {
        DocumentSection section = value.section("atLeast", "differsBy");
        return new CoverageSpec(
                share(section, "atLeast", CoverageSpec.DEFAULT.atLeast()),
                share(section, "differsBy", CoverageSpec.DEFAULT.differsBy()));
    }

    private static double share(DocumentSection section, String key, double usual) {
        return section.optional(key)
                .map(
                        share ->
                                share.number(
                                        "must be a share from 0 to 1",
                                        given -> given >= 0 && given <= 1))
                .orElse(usual);
    }

    private CostMatrix cost(DocumentValue value) {
        if (task != Task.BINARY) {
            throw value.problem(
                    "must not be given when the task is " + task.name().toLowerCase(Locale.ROOT),
                    "remove it, or set task: binary");
        }
        DocumentSection section = value.section("tp", "fp", "fn", "tn");
        return new CostMatrix(
                cost(section, "tp"), cost(section, "fp"), cost(section, "fn"), cost(section, "tn"));
    }

    private static double cost(DocumentSection section, String decision) {
        return section.optional(decision).map(DocumentValue::number).orElse(0.0);
    }

    private SliceSpec slices(DocumentValue value) {
        DocumentSection section = value.section("features", "worst");
        List<String> sliced = new ArrayList<>();
        if (section.has("features")) {
            for (DocumentValue name : section.required("features", "").list()) {
                sliced.add(slicing(name, sliced));
            }
            if (sliced.isEmpty()) {
                throw value.problem(
                        "must name at least one feature", "remove the key to slice by all");
            }
        }
        return new SliceSpec(
                sliced,
                section.optional("worst")
                        .map(worst -> worst.smallWhole(1))
                        .orElse(SliceSpec.USUALLY));
    }

    private String slicing(DocumentValue name, List<String> before) {
        List<String> known = features.stream().map(FeatureSpec::name).toList();
        if (!known.isEmpty() && !known.contains(name.name())) {
            throw name.problem(
                    "must be a feature",
                    "the nearest is '%s'".formatted(NearestName.of(name.name(), known)));
        }
        if (before.contains(name.name())) {
            throw name.problem("must stand once", "remove one of the two");
        }
        if (before.size() == SliceCode.MOST_FEATURES) {
            throw name.problem(
                    "must be one of at most %d features".formatted(SliceCode.MOST_FEATURES),
                    "list those that matter most");
        }
        return name.name();
    }
}
