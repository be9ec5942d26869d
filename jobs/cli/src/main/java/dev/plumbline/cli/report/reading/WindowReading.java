package dev.plumbline.cli.report.reading;

import dev.plumbline.core.alert.EstimateTrust;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One window of one model version with both its lanes side by side. What the inputs were, which
 * many ask and which takes reading every measurement, is read once.
 */
public final class WindowReading {
    private static final Set<String> OUTPUTS =
            Set.of(Baseline.VALUE, Baseline.SCORE, Baseline.CLASS);

    private final WindowReport data;
    private final WindowReport performance;
    private InputReading inputs;

    /**
     * Brings the lanes together.
     *
     * @param data report of the lane DATA; null if there is none (yet)
     * @param performance report of the lane PERFORMANCE; null if there is none (yet)
     */
    public WindowReading(WindowReport data, WindowReport performance) {
        if (data == null && performance == null) {
            throw new IllegalArgumentException("a window must have at least one lane's report");
        }
        this.data = data;
        this.performance = performance;
    }

    /** Report of the lane DATA; null if there is none (yet). */
    public WindowReport data() {
        return data;
    }

    /** Report of the lane PERFORMANCE; null if there is none (yet). */
    public WindowReport performance() {
        return performance;
    }

    /** Returns the same window with one lane's report put in or replaced. */
    static WindowReading with(WindowReading held, WindowReport report) {
        WindowReport data = held == null ? null : held.data;
        WindowReport performance = held == null ? null : held.performance;
        return report.lane() == Lane.DATA
                ? new WindowReading(report, performance)
                : new WindowReading(data, report);
    }

    /** The reports there are, the DATA lane's first. */
    List<WindowReport> reports() {
        return Stream.of(data, performance).filter(Objects::nonNull).toList();
    }

    /** One lane's report; null if there is none. */
    WindowReport report(Lane lane) {
        return lane == Lane.DATA ? data : performance;
    }

    /** Either lane's report: for what both say, such as model, version and window. */
    public WindowReport either() {
        return data == null ? performance : data;
    }

    public Instant start() {
        return either().windowStart();
    }

    public Instant end() {
        return either().windowEnd();
    }

    public String version() {
        return either().modelVersion();
    }

    public boolean isShadow() {
        return either().role() == Role.SHADOW;
    }

    public long rows() {
        return either().rows();
    }

    /** What the feature's, the output's or the target's distribution test said. */
    public Optional<Measurement> distribution(String feature) {
        return isTarget(feature)
                ? measured(performance)
                        .filter(test -> test.metric().equals(TargetJudge.TARGET_DISTRIBUTION))
                        .findFirst()
                : inputs().distribution(feature);
    }

    /** Whether a distribution was judged. */
    boolean inputsWereJudged() {
        return inputs().wereJudged();
    }

    /** The display bins of every feature and output, and of the target where labels are known. */
    public List<Distribution> bins() {
        return reports().stream().flatMap(report -> report.distributions().stream()).toList();
    }

    /** The feature, not output, that moved most, if any effect is known. */
    public Optional<Measurement> worst() {
        return inputs().worst();
    }

    /** Features and outputs whose distribution departs from the baseline, widest first. */
    public List<Measurement> drifts() {
        return inputs().drifts();
    }

    /**
     * The shift, in standard deviations, that the window could have found in the middle one of its
     * features; empty where no test was made.
     */
    public OptionalDouble detectable() {
        return inputs().detectable();
    }

    /** The feature or output in which only the largest shift would have been found. */
    public Optional<Measurement> bluntest() {
        return inputs().bluntest();
    }

    /** Departures of a feature that are no shift but a fault: missing, out of range, unseen. */
    public List<Measurement> breaks() {
        return inputs().breaks();
    }

    /** Faults of the whole model's data: ids that repeat, rows too old, too few or too many. */
    public List<Measurement> arrivalBreaks() {
        return inputs().arrivalBreaks();
    }

    /** A metric of the whole model, from the labelled rows. */
    public Optional<Measurement> performance(String metric) {
        return measured(performance)
                .filter(known -> known.feature() == null && known.metric().equals(metric))
                .findFirst();
    }

    /** A metric of the whole model as it was estimated without labels. */
    public Optional<Measurement> estimate(String metric) {
        return measured(data)
                .filter(known -> known.metric().equals(EstimateJudge.ESTIMATED + metric))
                .findFirst();
    }

    /** What was missing of a window that the end of all input cut short; empty for a whole one. */
    public Optional<Measurement> unfinished() {
        return measured(data)
                .filter(mark -> mark.metric().equals(DriftMetric.UNFINISHED))
                .findFirst();
    }

    /** What each sequential detector said of the window's errors. */
    public List<Measurement> detectors() {
        return measured(performance).filter(DetectorReading::isDetector).toList();
    }

    /** Share of the window's predictions whose label counted, 0 to 1; empty while none can. */
    public OptionalDouble coverage() {
        return performance == null || performance.labelledRows() == null || performance.rows() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) performance.labelledRows() / performance.rows());
    }

    /** Whether labels that may still come can change what is known of the performance. */
    public boolean isProvisional() {
        return performance != null && performance.status() == ReportStatus.PROVISIONAL;
    }

    /** Whether an estimate lies outside what the measure was at evaluation. */
    public static boolean isBeyond(Measurement estimate) {
        return estimate.verdict() == Verdict.WARN || estimate.verdict() == Verdict.DRIFT;
    }

    /** How often chance explained the estimates' errors, by the labels up to this window. */
    public Optional<Measurement> estimateCoverage(String metric) {
        return performance(EstimationErrorJudge.COVERAGE + metric);
    }

    /** Estimates that decide and are worse than at evaluation, unless labels speak against them. */
    public List<Measurement> estimatedLosses() {
        return measured(data)
                .filter(WindowReading::isEstimate)
                .filter(estimate -> estimate.verdict() == Verdict.DRIFT)
                .filter(estimate -> !isDistrusted(estimate))
                .toList();
    }

    private boolean isDistrusted(Measurement estimate) {
        return performance != null
                && EstimateTrust.tooPessimistic(performance)
                        .contains(estimate.metric().substring(EstimateJudge.ESTIMATED.length()));
    }

    static boolean isEstimate(Measurement measured) {
        return measured.metric().startsWith(EstimateJudge.ESTIMATED);
    }

    /** Metrics of the whole model that depart from the baseline; what detectors say is none. */
    public List<Measurement> losses() {
        return measured(performance)
                .filter(known -> known.feature() == null && known.verdict() == Verdict.DRIFT)
                .filter(known -> !DetectorReading.isDetector(known))
                .toList();
    }

    /** What says that the labels depart from the baseline's. */
    public List<Measurement> targetDrifts() {
        return measured(performance)
                .filter(known -> isTarget(known.feature()) && known.verdict() == Verdict.DRIFT)
                .toList();
    }

    /** The slices that the job named by itself, losses first. */
    public List<Measurement> slices() {
        return Stream.concat(measured(performance), measured(data))
                .filter(
                        known ->
                                known.metric().equals(SliceJudge.LOSS)
                                        || known.metric().equals(SliceJudge.PREDICTION))
                .toList();
    }

    /** What was measured of protected groups, the lane DATA first. */
    public List<Measurement> fairness() {
        return Stream.of(data, performance)
                .filter(Objects::nonNull)
                .flatMap(report -> report.measurements().stream())
                .filter(held -> FairnessMetric.isIn(held.metric()))
                .toList();
    }

    /** What was measured of one protected group. */
    public Optional<Measurement> fairness(String metric, String group) {
        return fairness().stream()
                .filter(held -> held.metric().equals(metric) && group.equals(held.feature()))
                .findFirst();
    }

    /** What the window comes to. */
    public Standing standing() {
        return Standing.of(this);
    }

    /** How many tests were made in the window: everything that could have come out as DRIFT. */
    public long tests() {
        return judgements().filter(WindowTests::isTest).filter(WindowTests::hasVerdict).count();
    }

    /** Whether a test of either lane gave a verdict; what a detector or a slice says is none. */
    public boolean isJudged() {
        return reports().stream().anyMatch(WindowTests::judged);
    }

    /** Whether the name is one of the model's own outputs rather than a feature. */
    public static boolean isOutput(String feature) {
        return feature != null && OUTPUTS.contains(feature);
    }

    /** Whether the name is that of the labels rather than of a feature. */
    public static boolean isTarget(String feature) {
        return TargetReference.NAME.equals(feature);
    }

    /** Cohen's w of a distribution test; null if unknown, as of other statistics. */
    public static Double effect(Measurement test) {
        boolean isEffect =
                test.metric().equals(DriftMetric.DISTRIBUTION)
                        || test.metric().equals(TargetJudge.TARGET_DISTRIBUTION);
        return test.effect() == null && isEffect ? test.value() : test.effect();
    }

    /** Whether anything that can come out well or badly came out so. */
    boolean any(Verdict verdict) {
        return judgements().anyMatch(measurement -> measurement.verdict() == verdict);
    }

    /** All that can come out well or badly: how many rows there were is a fact, not a verdict. */
    private Stream<Measurement> judgements() {
        return Stream.concat(measured(data), measured(performance))
                .filter(measured -> !measured.metric().equals(DriftMetric.ROWS));
    }

    private InputReading inputs() {
        if (inputs == null) {
            inputs = new InputReading(measured(data).toList());
        }
        return inputs;
    }

    /** All but fairness, which is no departure from the baseline. */
    private static Stream<Measurement> measured(WindowReport report) {
        return report == null
                ? Stream.empty()
                : report.measurements().stream()
                        .filter(held -> !FairnessMetric.isIn(held.metric()));
    }

    /** Whether both hold the same reports. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WindowReading that
                && Objects.equals(data, that.data)
                && Objects.equals(performance, that.performance);
    }

    /** Of what identifies the window, for reports are long. */
    @Override
    public int hashCode() {
        return either().key().hashCode();
    }
}
