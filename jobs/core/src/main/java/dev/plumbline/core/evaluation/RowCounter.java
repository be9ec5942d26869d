package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import java.util.List;

/**
 * A part of a baseline that is counted over all rows, beside the features' own profiles.
 *
 * <p>A baseline is built in two steps, so that the evaluation set may be larger than memory. What
 * has to be <em>chosen</em> (cells, categories, slices) is chosen in {@link BaselinePlan} from the
 * rows of the {@link EvaluationSample} and the facts of all rows. What has to be <em>counted</em>
 * is counted row by row in {@link BaselineCount}, in memory that does not grow with the rows. Rows
 * come in the order of their event time where all of them were held in memory, and else in the
 * order in which they were added.
 *
 * <p>A new part joins in by a class of this interface, made in {@link BaselinePlan#newCounters}.
 */
interface RowCounter {
    /** Counts one row. */
    void add(CountedRow row);

    /** Counts a labelled output that is no row of the baseline; most parts pass it over. */
    default void addPerformance(Output output, Object label) {}

    /** Returns the supplement with what this part counted. */
    Supplement into(Supplement supplement);

    /**
     * Returns the same, for a part that follows from the features' profiles too.
     *
     * @param slots what all rows came to, in the order of {@link Baseline#layout}
     */
    default Supplement into(Supplement supplement, List<FeatureBaseline> slots) {
        return into(supplement);
    }
}
