package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.threshold.BootstrapSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a baseline from the rows of a model's evaluation set. Not thread-safe.
 *
 * <p>Rows are kept in memory, nine bytes a value, and {@link #build} needs nothing else. A builder
 * that may keep a bounded number of bytes only, and is given more, keeps a sample: from it and from
 * facts of all rows {@link #plan} chooses cells, and the caller counts all rows a second time in
 * the {@link BaselineCount} that it returns. The sample is the same on every run.
 */
public final class BaselineBuilder {
    private final Monitor monitor;
    private final String modelVersion;
    private final EvaluationFacts facts;
    private final EvaluationSample sample;
    private final List<LabelledOutput> besideTheRows = new ArrayList<>();
    private BootstrapSettings thresholds = BootstrapSettings.NONE;

    /** Makes a builder that keeps all rows. */
    public BaselineBuilder(Monitor monitor, String modelVersion) {
        this(monitor, modelVersion, Long.MAX_VALUE);
    }

    /**
     * Makes a builder that keeps all rows if it can, and else a sample.
     *
     * @param mostBytes what the rows may hold in memory, about
     */
    public BaselineBuilder(Monitor monitor, String modelVersion, long mostBytes) {
        this.monitor = monitor;
        this.modelVersion = modelVersion;
        this.facts = new EvaluationFacts(monitor);
        this.sample = new EvaluationSample(mostBytes);
    }

    /** Asks for thresholds of the statistics that the monitor shows; without it there are none. */
    public BaselineBuilder thresholds(BootstrapSettings settings) {
        thresholds = settings;
        return this;
    }

    /**
     * Adds one evaluation row; rows may come in any order of time, and rows of one time keep
     * theirs.
     *
     * @param features name to null, Boolean, Long, Double or String; those that the monitor does
     *     not list are passed over, unless it lists none
     * @param labelOrNull Boolean, Long, Double or String; null without a label
     */
    public BaselineBuilder add(
            Instant eventTime, Map<String, Object> features, Output output, Object labelOrNull) {
        boolean heldAll = holdsAllRows();
        facts.add(eventTime.toEpochMilli(), features, output, labelOrNull);
        sample.add(eventTime.toEpochMilli(), features, output, labelOrNull);
        if (heldAll && !holdsAllRows()) {
            facts.classes().limit();
        }
        return this;
    }

    /**
     * Adds a labelled output that counts for the performance only, such as an out-of-fold
     * prediction; the row's features and output must have been added without the label if they are
     * to be part of the baseline. It is kept in memory.
     *
     * @param label Boolean, Long, Double or String
     */
    public BaselineBuilder addPerformance(Output output, Object label) {
        facts.classes().add(output, label);
        besideTheRows.add(new LabelledOutput(output, label));
        return this;
    }

    /** Returns whether all rows are in memory, so that {@link #build} will do. */
    public boolean holdsAllRows() {
        return sample.holdsAll();
    }

    /** Returns how many rows are in memory. */
    public int rowsHeld() {
        return sample.rows();
    }

    /**
     * Returns the columns of the rows added so far that are no features, because every row, or
     * nearly every one, holds a value of its own there: ids, counters, free text. Empty where the
     * monitor declares its features.
     */
    public List<String> leftOut() {
        return UndeclaredFeatures.leftOut(monitor, facts);
    }

    /**
     * Returns the baseline of the rows added so far, with the digest of its content as id.
     *
     * @throws IllegalArgumentException if there are no rows, a monitored feature or the task's
     *     output is in none of them, or the classes are not known
     * @throws IllegalStateException unless all rows are held
     */
    public Baseline build() {
        if (!holdsAllRows()) {
            throw new IllegalStateException(
                    "all rows must be held, got %d of %d; count them a second time"
                            .formatted(rowsHeld(), facts.times().rows()));
        }
        BaselineCount count = plan();
        for (int row : sample.timeOrder()) {
            count.add(
                    sample.millis(row),
                    name -> sample.feature(name, row),
                    sample.output(row),
                    sample.label(row));
        }
        return count.baseline();
    }

    /**
     * Chooses the cells from the rows held, and returns a count of nothing, to which all rows are
     * to be added once more.
     *
     * @throws IllegalArgumentException if there are no rows, a monitored feature or the task's
     *     output is in none of them, or the classes are not known
     */
    public BaselineCount plan() {
        BaselineCount count =
                new BaselineCount(
                        BaselinePlan.of(monitor, facts, sample, thresholds), modelVersion);
        besideTheRows.forEach(
                labelled -> count.addPerformance(labelled.output(), labelled.label()));
        return count;
    }
}
