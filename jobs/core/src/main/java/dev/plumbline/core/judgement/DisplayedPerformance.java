package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.CalibrationBin;
import dev.plumbline.core.performance.ClassEstimate;
import dev.plumbline.core.performance.DummyModel;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.QuantileEstimate;
import dev.plumbline.core.performance.QuantileTwin;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is shown beside the metrics and never judged: each class by itself, how scores turned out
 * bin by bin, and what a model that looks at nothing would have got.
 */
final class DisplayedPerformance {
    /** Mean score less the share of positives, of one bin of scores. */
    static final String CALIBRATION_GAP = "calibration_gap";

    private final PerformanceMetrics metrics;
    private final Map<String, MetricBaseline> held;
    private final Optional<DummyModel> dummy;

    /**
     * Shows what belongs to these metrics.
     *
     * @param held the baseline's metrics
     */
    DisplayedPerformance(PerformanceMetrics metrics, Map<String, MetricBaseline> held) {
        this.metrics = metrics;
        this.held = held;
        this.dummy = dummy();
    }

    private Optional<DummyModel> dummy() {
        if (metrics.task() == Task.MULTICLASS) {
            Map<String, Double> shares = shares();
            return shares.isEmpty() ? Optional.empty() : Optional.of(DummyModel.multiclass(shares));
        }
        boolean binary = metrics.task() == Task.BINARY;
        PerformanceMetric fact =
                binary ? PerformanceMetric.PREVALENCE : PerformanceMetric.LABEL_MEAN;
        return Optional.ofNullable(held.get(fact.text()))
                .map(MetricBaseline::value)
                .map(
                        value ->
                                binary
                                        ? DummyModel.binary(
                                                metrics.classes(), value, metrics.cost())
                                        : DummyModel.regression(value));
    }

    /**
     * Shares of the classes that happened in the evaluation set; none if the rows of some class are
     * unknown.
     */
    private Map<String, Double> shares() {
        if (metrics.classes().size() > PerformanceMetrics.CLASSES_SHOWN) {
            return Map.of();
        }
        double rows = metrics.classes().stream().mapToLong(this::labelled).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        metrics.classes().stream()
                .filter(name -> labelled(name) > 0)
                .forEach(name -> shares.put(name, labelled(name) / rows));
        return shares;
    }

    private long labelled(String name) {
        MetricBaseline recall = held.get(ClassEstimate.RECALL + ":" + name);
        return recall == null ? 0 : recall.n();
    }

    List<Measurement> measure(PerformanceTally tally) {
        List<Measurement> measurements = new ArrayList<>();
        dummy.ifPresent(
                constant ->
                        constant.of(tally)
                                .forEach(
                                        estimate ->
                                                measurements.add(twin(estimate, constant.says()))));
        metrics.ofClasses(tally).forEach(one -> measurements.add(ofClass(one)));
        metrics.ofQuantiles(tally).forEach(one -> measurements.add(ofQuantile(one)));
        QuantileTwin.of(tally).ifPresent(twin -> measurements.add(twin(twin, QuantileTwin.SAYS)));
        metrics.calibration(tally).forEach(bin -> measurements.add(ofBin(bin)));
        return measurements;
    }

    private static Measurement twin(MetricEstimate estimate, String says) {
        return Measurement.of(estimate.metric().text() + DummyModel.SUFFIX, null)
                .value(estimate.value())
                .interval(estimate.interval())
                .rows(estimate.n())
                .verdict(Verdict.NOT_APPLICABLE, "displayed; " + says);
    }

    private Measurement ofClass(ClassEstimate one) {
        MetricBaseline before = held.get(one.key());
        Measurement.Builder measurement =
                Measurement.of(one.metric(), one.className())
                        .value(one.value())
                        .interval(one.interval());
        if (one.errorBound() != null) {
            measurement.errorBound(one.errorBound());
        }
        if (before == null) {
            measurement.rows(one.n());
        } else {
            measurement.rows(one.n(), before.n());
        }
        return measurement.verdict(
                Verdict.NOT_APPLICABLE,
                before == null ? "displayed" : "displayed; the baseline's is " + before.value());
    }

    private static Measurement ofQuantile(QuantileEstimate one) {
        return Measurement.of(one.metric(), one.level())
                .value(one.value())
                .interval(one.interval())
                .rows(one.n())
                .verdict(Verdict.NOT_APPLICABLE, "displayed");
    }

    private static Measurement ofBin(CalibrationBin bin) {
        return Measurement.of(CALIBRATION_GAP, bin.name())
                .value(bin.gap())
                .interval(bin.gapInterval())
                .rows(bin.n())
                .verdict(
                        Verdict.NOT_APPLICABLE,
                        "displayed; scores of %s on average, %s of the rows positive"
                                .formatted(bin.meanScore(), bin.observed()));
    }
}
