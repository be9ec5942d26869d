package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.estimation.EstimateCount;
import dev.plumbline.core.estimation.PerformanceEstimator;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.multivariate.ReconstructionErrors;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.core.segment.ProtectedGroups;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.slice.SegmentSlices;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.core.slice.SlicePlan;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.slice.SlicedPrediction;
import dev.plumbline.core.window.JoinTicks;
import dev.plumbline.core.window.Panes;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How rows of one model version are folded while one baseline and one monitor hold: bins, panes,
 * segments, and what the label join needs. Made once for all panes, however rows interleave them.
 */
final class VersionPlan {
    private static final ProfileLayout NO_FEATURES = new ProfileLayout(new LinkedHashMap<>());

    final Panes panes;
    final FeatureRow row;
    final ProfileLayout layout;
    final Segments segments;

    /** The pane of the row before; null after a flush. */
    OpenPane lastPane;

    /** The pane before that one: two partitions of one subtask are seldom in the same. */
    OpenPane otherPane;

    private final RollupKey key;
    private final LabelSpec label;
    private final JoinTicks ticks;
    private final boolean regression;
    private final boolean scoresEachClass;
    private final ScoreGrid scoreGrid;
    private final int valueSlot;
    private final int scoreSlot;
    private final int classSlot;

    /** Null where nobody asked for slices. */
    private final SlicePlan slices;

    /** Null where no segments are listed, or no labels come whose coverage could differ. */
    private final SegmentSlices segmentSlices;

    /** Null where nothing is estimated. */
    private final PerformanceEstimator estimator;

    private final boolean inOrder;

    /** Null where nobody asked for fairness. */
    private final ProtectedGroups groups;

    /** Null where nobody asked for fairness. */
    private final String favourable;

    private final List<String> classes;
    private final ClassNumbers numbers;
    private final double origin;

    /** Null where a prediction says no more than one number. */
    private final Distribution distribution;

    /** Null where nobody asked for it. */
    private final ReconstructionErrors reconstruction;

    /**
     * Makes a plan.
     *
     * @param baseline null if none holds: rows are counted and nothing else
     */
    VersionPlan(RollupKey key, Baseline baseline, Monitor monitor, Panes panes) {
        this.key = key;
        this.panes = panes;
        this.layout = baseline == null ? NO_FEATURES : baseline.layout();
        this.row = new FeatureRow(layout);
        this.segments = new Segments(layout, monitor.segments());
        this.label = monitor.label();
        this.ticks = label == null ? null : JoinTicks.of(panes, label);
        this.regression = !monitor.task().isClassification();
        this.scoresEachClass = monitor.task() == Task.MULTICLASS;
        this.scoreGrid =
                baseline == null
                                || baseline.performance() == null
                                || baseline.performance().scoreGrid().isEmpty()
                        ? null
                        : ScoreGrid.of(baseline.performance().scoreGrid());
        this.valueSlot = layout.slotOf(Baseline.VALUE);
        this.scoreSlot = layout.slotOf(Baseline.SCORE);
        this.classSlot = layout.slotOf(Baseline.CLASS);
        this.slices =
                baseline == null
                        ? null
                        : monitor.options()
                                .slices()
                                .map(spec -> SliceReferences.plan(baseline, spec))
                                .orElse(null);
        SegmentSlices listed =
                baseline == null || label == null
                        ? null
                        : SliceReferences.segments(baseline, monitor);
        this.segmentSlices = listed == null || listed.isEmpty() ? null : listed;
        this.estimator =
                baseline == null || !monitor.options().estimates(monitor.task())
                        ? null
                        : EstimateReference.estimator(baseline).orElse(null);
        this.inOrder = !monitor.options().detectors().isEmpty();
        FairnessSpec fairness = baseline == null ? null : monitor.options().fairness();
        this.groups =
                fairness == null ? null : new ProtectedGroups(layout, monitor.segments(), fairness);
        this.favourable = fairness == null ? null : fairness.favourable(baseline.classes());
        this.classes = baseline == null ? List.of() : baseline.classes();
        this.numbers = new ClassNumbers(classes);
        this.distribution = Distribution.of(monitor.task(), numbers);
        this.reconstruction =
                baseline == null || baseline.supplement().reconstruction() == null
                        ? null
                        : new ReconstructionErrors(baseline.supplement().reconstruction(), layout);
        this.origin = baseline == null ? 0 : SliceReferences.origin(baseline);
    }

    RollupKey keyOf(String segment) {
        return segment.isEmpty()
                ? key
                : new RollupKey(
                        key.model(),
                        key.modelVersion(),
                        key.role(),
                        segment,
                        key.baselineId(),
                        key.monitorRevision());
    }

    /**
     * Returns the slices of the row and its listed segments; {@link SliceCode#NONE} where nobody
     * asked for either.
     */
    long slices() {
        long code = slices == null ? SliceCode.NONE : slices.code(row);
        return segmentSlices == null ? code : segmentSlices.code(code, row);
    }

    /** Counts the row's answer in each of its slices. */
    void addSlices(long code, DecodedPrediction prediction, SliceTotals into) {
        double predicted =
                SlicedPrediction.of(
                                prediction.value(),
                                prediction.score(),
                                prediction.predictedClass(),
                                classes)
                        - origin;
        if (Double.isFinite(predicted)) {
            into.add(code, predicted, 1);
        } else if (segmentSlices != null) {
            segmentSlices.addTo(into, code);
        }
    }

    /** Classes whose scores performance is estimated from; 0 for a binary model. */
    int scoredClasses() {
        return estimator != null && scoresEachClass ? classes.size() : 0;
    }

    /** Returns the row's protected groups; none where nobody asked for them. */
    long groups() {
        return groups == null ? GroupCode.NONE : groups.code(row);
    }

    /** Counts what was decided for each of the row's groups. */
    void addGroups(long code, DecodedPrediction prediction, GroupSelections into) {
        String decided = prediction.predictedClass();
        into.add(code, decided != null, favourable.equals(decided));
    }

    /** Returns a count of no rows; null where nothing is estimated. */
    EstimateCount newEstimates() {
        return estimator == null ? null : estimator.newCount();
    }

    /** Counts what the row says of the model's performance while its label is not known. */
    void addEstimate(DecodedPrediction prediction, EstimateCount into) {
        if (scoresEachClass) {
            into.add(
                    numbers.inOrder(prediction.classScores()),
                    numbers.of(prediction.predictedClass()));
            return;
        }
        into.add(
                row,
                regression ? prediction.value() : prediction.score(),
                decision(prediction.predictedClass()));
    }

    private Decision decision(String predictedClass) {
        if (regression || predictedClass == null) {
            return Decision.NONE;
        }
        return predictedClass.equals(classes.get(1)) ? Decision.POSITIVE : Decision.NEGATIVE;
    }

    boolean awaitsLabels() {
        return label != null && key.hasBaseline();
    }

    /**
     * Puts the model's answer into the slots of its outputs, where an absent one stays missing, and
     * what is worked out of the features into theirs.
     */
    void setDerived(DecodedPrediction prediction) {
        if (reconstruction != null) {
            reconstruction.set(row);
        }
        if (valueSlot >= 0 && !Double.isNaN(prediction.value())) {
            row.number(valueSlot, prediction.value());
        }
        if (scoreSlot >= 0 && !Double.isNaN(prediction.score())) {
            row.number(scoreSlot, prediction.score());
        }
        if (classSlot >= 0 && prediction.predictedClass() != null) {
            row.value(classSlot, prediction.predictedClass());
        }
    }

    AwaitingLabel awaiting(
            DecodedPrediction prediction,
            boolean whole,
            long reference,
            RawRecord raw,
            long slices,
            long groups) {
        double score = regression ? prediction.value() : prediction.score();
        JoinedRow joined =
                new JoinedRow(
                        reference,
                        prediction.eventTimeMillis(),
                        label.horizon().toMillis(),
                        ticks.length(),
                        ticks.byLabelTime(),
                        score,
                        scoreCell(score),
                        prediction.predictedClass() == null ? "" : prediction.predictedClass(),
                        raw.partition(),
                        raw.offset(),
                        slices,
                        groups,
                        whole && inOrder,
                        distribution == null ? null : distribution.of(prediction));
        return new AwaitingLabel(
                prediction.idHigh(),
                prediction.idLow(),
                joined,
                raw.kafkaTimestamp(),
                raw.value().length);
    }

    private int scoreCell(double score) {
        if (regression) {
            return JoinedRow.REGRESSION;
        }
        return scoreGrid == null || Double.isNaN(score)
                ? JoinedRow.NO_CELL
                : scoreGrid.cellOf(score);
    }
}
