package dev.plumbline.monitoring.judge;

import dev.plumbline.core.judgement.CoverageJudge;
import dev.plumbline.core.judgement.DetectorJudge;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.ReportPoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What labelled rows of a roll-up key are held to: the part of {@link HeldKey} that needs labels.
 */
public final class HeldLabels {
    private final HeldKey key;
    private final HeldContract contract;

    HeldLabels(HeldKey key, HeldContract contract) {
        this.key = key;
        this.contract = contract;
    }

    /** Returns the slices with the worst loss; nothing where nobody asked for slices. */
    public List<Measurement> worstLosses(SliceTotals losses) {
        return losses.isEmpty() || contract.baseline == null
                ? List.of()
                : contract.sliceJudge.get().map(judge -> judge.losses(losses)).orElse(List.of());
    }

    /** What tells how far this key's estimates may be trusted; empty where nothing is estimated. */
    public Optional<EstimationErrorJudge> estimationErrorJudge() {
        return key.estimateJudge().map(estimated -> contract.estimationErrorJudge.get());
    }

    /** Who judges this key's labels; empty where nobody does, as without a baseline. */
    public Optional<TargetJudge> targetJudge() {
        return contract.baseline == null
                ? Optional.empty()
                : contract.targetJudge(key.key().segment());
    }

    private Optional<TargetJudge> targetJudge(int granularity) {
        return contract.baseline == null
                ? Optional.empty()
                : contract.at(granularity).targetJudge(key.key().segment());
    }

    /**
     * Measures the labels of a window of this key; nothing where nobody judges them.
     *
     * @param granularity of the window, by its number in the monitor
     * @param labelled when the predictions came that have labels, from the window's start to its
     *     end
     * @param unjudgeable why the labels allow no verdict; null if they do
     */
    public List<Measurement> measureTarget(
            int granularity,
            PerformanceTally tally,
            TargetTally labels,
            long predictedRows,
            List<PaneRows> labelled,
            String unjudgeable) {
        return targetJudge(granularity)
                .map(judge -> judge.measure(tally, labels, predictedRows, labelled, unjudgeable))
                .map(
                        found ->
                                contract.judges(key.key().segment())
                                        ? found
                                        : SegmentJudge.unjudged(found))
                .orElse(List.of());
    }

    /** Measures the median's twin by the labels that this key's are held to. */
    public List<Measurement> medianTwin(TargetTally labels) {
        return targetJudge().map(judge -> judge.twin(labels)).orElse(List.of());
    }

    /** Returns the labels of baseline and window for people to look at. */
    public List<Distribution> distributions(PerformanceTally tally, TargetTally labels) {
        return targetJudge().map(judge -> judge.distributions(tally, labels)).orElse(List.of());
    }

    /**
     * Measures the performance of a window of this key; a baseline must hold.
     *
     * @param unjudgeable why its labels allow no verdict; null if they do
     */
    public List<Measurement> measure(
            PerformanceTally tally, long predictedRows, String unjudgeable) {
        return contract.measure(key.key().segment(), tally, predictedRows, unjudgeable);
    }

    /**
     * Counts a window's predictions by what label coverage is compared by; nothing of a segment,
     * and where no labels are awaited.
     */
    public Map<String, Long> predicted(ModelProfile window, SliceTotals predictions) {
        return comparesCoverage()
                ? contract.coverageJudge.get().predicted(window, predictions)
                : Map.of();
    }

    /** Says whether a window's labels are of all its traffic alike; nothing of a segment. */
    public CoverageJudge.Finding coverage(
            Map<String, Long> predicted, PerformanceTally tally, Supplier<SliceTotals> labelled) {
        if (!comparesCoverage()) {
            return CoverageJudge.Finding.NOTHING;
        }
        CoverageJudge judge = contract.coverageJudge.get();
        return judge.measure(
                predicted, tally, judge.ofSegments() ? labelled.get() : new SliceTotals());
    }

    private boolean comparesCoverage() {
        return contract.baseline != null
                && contract.monitor.label() != null
                && key.key().segment().equals(Segments.ALL);
    }

    /**
     * Returns who watches the whole life of this key's version, by the windows of the first
     * declaration, which hold every row once; empty where nobody asked, and for a segment.
     */
    public Optional<LifetimeJudge> lifetime(int granularity) {
        boolean watched = granularity == 0 && key.key().segment().equals(Segments.ALL);
        return watched && contract.baseline != null
                ? contract.lifetimeJudge.get()
                : Optional.empty();
    }

    /**
     * Returns what reads this key's errors row by row, by the windows of the first declaration,
     * which hold every row once; empty where nobody asked, and for a segment.
     */
    public Optional<DetectorJudge> detectors(int granularity) {
        boolean read = granularity == 0 && key.key().segment().equals(Segments.ALL);
        return read && contract.baseline != null ? contract.detectorJudge.get() : Optional.empty();
    }

    /** Returns the first report that a label known by then is in time for. */
    public long reportPoint(long bucket, long knownBy) {
        return contract.windows.reportPoint(bucket, knownBy, contract.reportPoints.get());
    }

    /** Returns when windows of this granularity are reported; the monitor must speak of labels. */
    public ReportPoints reportPoints(int granularity) {
        return contract.windows.closesByClock(granularity)
                ? contract.reportPoints.get()
                : ReportPoints.atHorizon(contract.monitor.label());
    }
}
