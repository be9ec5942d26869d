package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.window.JoinTicks;
import dev.plumbline.core.window.Panes;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.AwaitingLabel;

/** Tells the label join what it has to know of a prediction. */
final class LabelRequest {
    private final LabelSpec label;
    private final JoinTicks ticks;
    private final boolean regression;

    /** Null where the baseline has none. */
    private final ScoreGrid scoreGrid;

    private final boolean inOrder;

    /** Null where a prediction says no more than one number. */
    private final Distribution distribution;

    /**
     * What one prediction asks for, of all the traffic or of a segment.
     *
     * @param reference {@link dev.plumbline.core.rollup.RollupKey#reference}
     * @param slices and listed segments; none of a segment
     * @param groups protected ones; none of a segment
     * @param whole whether it is all the traffic, whose errors detectors read
     */
    record Asked(long reference, long slices, long groups, boolean whole) {}

    /** Makes the requests of a monitor that speaks of labels; a baseline must hold. */
    LabelRequest(Baseline baseline, Monitor monitor, Panes panes, ClassNumbers numbers) {
        this.label = monitor.label();
        this.ticks = JoinTicks.of(panes, label);
        this.regression = !monitor.task().isClassification();
        this.scoreGrid =
                baseline.performance() == null || baseline.performance().scoreGrid().isEmpty()
                        ? null
                        : ScoreGrid.of(baseline.performance().scoreGrid());
        this.inOrder = !monitor.options().detectors().isEmpty();
        this.distribution = Distribution.of(monitor.task(), numbers);
    }

    AwaitingLabel of(DecodedPrediction prediction, RawRecord raw, Asked asked) {
        return new AwaitingLabel(
                prediction.idHigh(),
                prediction.idLow(),
                row(prediction, raw, asked),
                raw.kafkaTimestamp(),
                raw.value().length);
    }

    private JoinedRow row(DecodedPrediction prediction, RawRecord raw, Asked asked) {
        double score = regression ? prediction.value() : prediction.score();
        return new JoinedRow(
                asked.reference(),
                prediction.eventTimeMillis(),
                label.horizon().toMillis(),
                ticks.length(),
                ticks.byLabelTime(),
                score,
                scoreCell(score),
                prediction.predictedClass() == null ? "" : prediction.predictedClass(),
                raw.partition(),
                raw.offset(),
                asked.slices(),
                asked.groups(),
                asked.whole() && inOrder,
                distribution == null ? null : distribution.of(prediction));
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
