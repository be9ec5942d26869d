package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.profile.NumericTotals;
import dev.plumbline.core.report.Interval;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Reads what {@link BaselineWriter} wrote. */
final class BaselineReader {
    private static final String WAY_OUT = "build the baseline again";

    private final DocumentSection root;
    private final Set<String> names = new LinkedHashSet<>();

    BaselineReader(DocumentSection root) {
        this.root = root;
    }

    /** Reads the content; the caller has seen the format and checks the checksum. */
    static Baseline read(DocumentValue document) {
        List<String> keys =
                List.of(
                        "format",
                        "sha256",
                        "id",
                        "model",
                        "modelVersion",
                        "task",
                        "clock",
                        "from",
                        "to",
                        "rows",
                        "classes",
                        "performance",
                        "outputs",
                        "features");
        DocumentSection root =
                document.section(
                        Stream.concat(keys.stream(), SupplementReader.KEYS.stream())
                                .toArray(String[]::new));
        return new BaselineReader(root).baseline();
    }

    private Baseline baseline() {
        Clock clock = field(root, "clock").oneOf(Clock.class);
        List<FeatureBaseline> outputs = features("outputs");
        List<FeatureBaseline> features = features("features");
        return new Baseline(
                field(root, "id").name(),
                field(root, "model").name(),
                field(root, "modelVersion").name(),
                field(root, "task").oneOf(Task.class),
                clock,
                ClockSpan.point(field(root, "from"), clock),
                end(clock),
                field(root, "rows").whole(0),
                features,
                outputs,
                root.optional("classes").map(DocumentValue::texts).orElse(List.of()),
                root.optional("performance").map(BaselineReader::performance).orElse(null),
                new SupplementReader(root).supplement());
    }

    /** Under the clock TIME the pace of rows rests on it; a single point of time has none. */
    private Instant end(Clock clock) {
        Instant from = ClockSpan.point(field(root, "from"), clock);
        DocumentValue value = field(root, "to");
        Instant to = ClockSpan.point(value, clock);
        if (clock == Clock.TIME && Duration.between(from, to).toMillis() < 2) {
            throw value.problem(
                    "must lie more than a millisecond after from, "
                            + from
                            + ", for evaluation rows at one time have no pace",
                    "build the baseline again with the column that holds each row's own time, or with time: rows");
        }
        return to;
    }

    static PerformanceBaseline performance(DocumentValue value) {
        DocumentSection section = value.section("metrics", "scoreGrid");
        DocumentSection metrics = field(section, "metrics").freeSection();
        Map<String, MetricBaseline> read = new LinkedHashMap<>();
        for (String name : metrics.keys()) {
            read.put(name, metric(field(metrics, name)));
        }
        List<Double> grid =
                section.optional("scoreGrid")
                        .map(list -> DoubleStream.of(list.numbers()).boxed().toList())
                        .orElse(List.of());
        return new PerformanceBaseline(read, grid);
    }

    private static MetricBaseline metric(DocumentValue value) {
        DocumentSection section = value.section("value", "interval", "n");
        return new MetricBaseline(
                field(section, "value").anyNumber(),
                section.optional("interval").map(BaselineReader::interval).orElse(null),
                field(section, "n").whole(0));
    }

    private static Interval interval(DocumentValue value) {
        DocumentSection section = value.section("lower", "upper", "level");
        return new Interval(
                field(section, "lower").anyNumber(),
                field(section, "upper").anyNumber(),
                field(section, "level").anyNumber());
    }

    List<FeatureBaseline> features(String key) {
        List<FeatureBaseline> features = new ArrayList<>();
        for (DocumentValue item : field(root, key).list()) {
            features.add(feature(item));
        }
        return features;
    }

    private FeatureBaseline feature(DocumentValue item) {
        DocumentSection section =
                item.section(
                        "name",
                        "type",
                        "importance",
                        "nullable",
                        "faultLambda",
                        "dependence",
                        "dependenceAt",
                        "missing",
                        "typeErrors",
                        "empty",
                        "nan",
                        "positiveInfinity",
                        "negativeInfinity",
                        "min",
                        "max",
                        "origin",
                        "boundaries",
                        "categories",
                        "counts",
                        "sums",
                        "sumErrors",
                        "squares",
                        "squaresError");
        DocumentValue name = field(section, "name");
        if (!names.add(name.text())) {
            throw name.problem("must be unlike the names before it", WAY_OUT);
        }
        boolean numeric = field(section, "type").oneOf(FeatureType.class) == FeatureType.NUMERIC;
        FeatureProfile profile = numeric ? numeric(section) : categories(section);
        return new FeatureBaseline(
                name.text(),
                profile,
                DependenceDocument.read(field(section, "dependence")),
                field(section, "importance").anyNumber(),
                !section.optional("nullable").map(DocumentValue::truth).orElse(true),
                section.optional("faultLambda")
                        .map(value -> value.number("must be at least 1", given -> given >= 1))
                        .orElse(1.0),
                section.optional("dependenceAt")
                        .map(DependenceDocument::readOthers)
                        .orElse(Collections.emptySortedMap()));
    }

    private static NumericProfile numeric(DocumentSection section) {
        DocumentValue boundaries = field(section, "boundaries");
        NumericBins bins;
        try {
            bins = NumericBins.of(boundaries.numbers(), field(section, "origin").number());
        } catch (IllegalArgumentException broken) {
            throw boundaries.problem("must hold: " + broken.getMessage(), WAY_OUT);
        }
        int cells = bins.cells();
        NumericTotals totals =
                new NumericTotals(
                        field(section, "counts").counts(cells),
                        field(section, "sums").numbers(cells),
                        section.optional("sumErrors")
                                .map(value -> value.numbers(cells))
                                .orElse(new double[cells]),
                        field(section, "squares").anyNumber(),
                        section.optional("squaresError").map(DocumentValue::anyNumber).orElse(0.0),
                        section.optional("min")
                                .map(DocumentValue::number)
                                .orElse(Double.POSITIVE_INFINITY),
                        section.optional("max")
                                .map(DocumentValue::number)
                                .orElse(Double.NEGATIVE_INFINITY),
                        field(section, "missing").whole(0),
                        field(section, "typeErrors").whole(0),
                        field(section, "nan").whole(0),
                        field(section, "positiveInfinity").whole(0),
                        field(section, "negativeInfinity").whole(0));
        return NumericProfile.restore(bins, totals);
    }

    private static CategoryProfile categories(DocumentSection section) {
        DocumentValue categories = field(section, "categories");
        CategoryBins bins;
        try {
            bins = CategoryBins.of(categories.texts());
        } catch (IllegalArgumentException broken) {
            throw categories.problem("must hold: " + broken.getMessage(), WAY_OUT);
        }
        return CategoryProfile.restore(
                bins,
                field(section, "counts").counts(bins.cells()),
                field(section, "missing").whole(0),
                field(section, "typeErrors").whole(0),
                section.optional("empty").map(value -> value.whole(0)).orElse(0L));
    }

    static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, "`plumbline baseline build` does; " + WAY_OUT);
    }
}
