package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineContent;
import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.BlockChoice.Basis;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.DetectorReference;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.estimation.Calibrator;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.risk.BoundedError;
import dev.plumbline.core.threshold.ChanceTails;
import dev.plumbline.core.threshold.ExponentialTail;
import dev.plumbline.core.threshold.NullThresholds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Baselines for tests, made from seeded rows. */
public final class Baselines {
    private Baselines() {}

    /** A small binary classifier's baseline with every kind of value in it. */
    public static Baseline of(String model, String version) {
        return of(model, version, Clock.TIME);
    }

    public static Baseline of(String model, String version, Clock clock) {
        Baseline unnamed =
                new Baseline(
                        "unnamed",
                        model,
                        version,
                        Task.BINARY,
                        clock,
                        Instant.ofEpochMilli(1_000),
                        Instant.ofEpochMilli(2_000_000),
                        1_003,
                        List.of(
                                new FeatureBaseline(
                                        "temp", numeric(), new Dependence(3.7, 24.5, 41), 1),
                                new FeatureBaseline(
                                        "weather",
                                        category(),
                                        new Dependence(1, 20, 50),
                                        0.1,
                                        true,
                                        1.75)),
                        List.of(
                                new FeatureBaseline(
                                        Baseline.SCORE, numeric(), new Dependence(1, 20, 50), 1)),
                        List.of("no", "yes"),
                        new PerformanceBaseline(
                                Map.of(
                                        "roc_auc",
                                        new MetricBaseline(
                                                1 / 1.3, new Interval(0.1, 1 / 3.0, 0.95), 900),
                                        "accuracy",
                                        new MetricBaseline(0.5, null, 900)),
                                List.of(0.1, 1 / 3.0, 0.7)),
                        Supplement.builder().thresholds(thresholds()).build());
        return named(unnamed);
    }

    /** The same with a segment, which has some of the boundaries, with slices and with a risk. */
    public static Baseline withSegment(Baseline whole) {
        NumericBins some = NumericBins.of(new double[] {-1.5, 1e300}, 0.1);
        SegmentBaseline segment =
                new SegmentBaseline(
                        "weather=1",
                        1_000,
                        List.of(
                                new FeatureBaseline(
                                                "temp",
                                                some.emptyProfile(),
                                                new Dependence(1.5, 20, 50),
                                                1)
                                        .with(atOtherWindows())),
                        whole.outputs(),
                        whole.performance());
        SliceReferences slices =
                new SliceReferences(
                        List.of(
                                new SliceReference("temp<0", 400, 1 / 3.0, 2, 300, 0.1, 0.09),
                                new SliceReference(
                                        "temp=(missing)",
                                        0,
                                        Double.NaN,
                                        Double.NaN,
                                        0,
                                        Double.NaN,
                                        Double.NaN)),
                        new Dependence(1.25, 20, 50));
        return whole.with(
                whole.supplement().toBuilder()
                        .segments(List.of(segment))
                        .slices(slices)
                        .risk(new BaselineRisk(120, 1_000, 1.75, new BoundedError(42.5)))
                        .estimates(estimates())
                        .detectors(
                                DetectorReference.calibrated(1 / 7.0, 900, new BoundedError(2.5)))
                        .target(target())
                        .blocks(
                                List.of(
                                        new BlockChoice("PT1H", Basis.WINDOWS, 672, 672),
                                        new BlockChoice("P7D", Basis.WEEKDAYS, 28, 3),
                                        new BlockChoice("5000 rows", Basis.EQUAL, 50, 0)))
                        .build());
    }

    private static TreeMap<String, Dependence> atOtherWindows() {
        return new TreeMap<>(
                Map.of(
                        "P7D",
                        new Dependence(7 / 3.0, 24.5, 22),
                        "5000 rows",
                        new Dependence(1, 0.1, 50)));
    }

    private static TargetReference target() {
        Dependence dependence = new Dependence(2.5, 20, 50);
        return new TargetReference(
                new FeatureBaseline(TargetReference.NAME, category(), dependence, 1)
                        .with(atOtherWindows()),
                new TreeMap<>(
                        Map.of(
                                "weather=1",
                                new FeatureBaseline(
                                        TargetReference.NAME, numeric(), dependence, 1))));
    }

    private static EstimateReference estimates() {
        return new EstimateReference(
                Calibrator.of(List.of(0.1, 1 / 3.0), List.of(0.05, 0.5)),
                List.of(),
                List.of(new MetricReference(PerformanceMetric.F1, 1.75, 0.8, 0.2, 1)));
    }

    public static Baseline named(Baseline unnamed) {
        return new Baseline(
                BaselineContent.digest(unnamed),
                unnamed.model(),
                unnamed.modelVersion(),
                unnamed.task(),
                unnamed.clock(),
                unnamed.from(),
                unnamed.to(),
                unnamed.rows(),
                unnamed.features(),
                unnamed.outputs(),
                unnamed.classes(),
                unnamed.performance(),
                unnamed.supplement());
    }

    private static NullThresholds thresholds() {
        List<ExponentialTail> tails =
                List.of(new ExponentialTail(22.8, 19.7), new ExponentialTail(0.0123, 4e-7));
        return new NullThresholds(
                1_003,
                1_000,
                20,
                2_000,
                1,
                List.of(50, 1_000),
                Map.of(
                        "psi",
                        new ChanceTails(tails, Map.of("temp", tails, "weather", tails)),
                        "wasserstein",
                        new ChanceTails(tails, Map.of("temp", tails))));
    }

    private static NumericProfile numeric() {
        NumericBins bins =
                NumericBins.of(new double[] {-1.5, 0, Math.nextUp(0), 1 / 3.0, 1e300}, 0.1);
        NumericProfile profile = bins.emptyProfile();
        Random random = new Random(7);
        for (int row = 0; row < 1_000; row++) {
            profile.add(random.nextGaussian() * 1e6 + random.nextDouble());
        }
        profile.add(0);
        profile.add(-0.0);
        profile.add(Double.NaN);
        profile.add(Double.POSITIVE_INFINITY);
        profile.add(Double.NEGATIVE_INFINITY);
        profile.add(Double.NEGATIVE_INFINITY);
        profile.addMissing();
        profile.addTypeError();
        return profile;
    }

    private static CategoryProfile category() {
        CategoryProfile profile = CategoryBins.of(List.of("Zürich \"3\"", "", "1")).emptyProfile();
        for (String value : List.of("1", "1", "", "Zürich \"3\"", "elsewhere", " ")) {
            profile.add(value);
        }
        profile.addMissing();
        profile.addTypeError();
        return profile;
    }
}
