package dev.plumbline.core.performance;

import java.util.List;
import java.util.Map;

/**
 * A model that looks at nothing and always says the same, so that a measure can be read: what one
 * gets without a model.
 */
public interface DummyModel {
    /** Appended to the name of a measure to name what the dummy gets. */
    String SUFFIX = "_dummy";

    /**
     * Returns what it gets on the rows of a tally; measures that are not defined, or trivial for
     * any constant, are left out.
     *
     * @throws ClassCastException if the tally is of another task
     */
    List<MetricEstimate> of(PerformanceTally tally);

    /** What it says, for people. */
    String says();

    /**
     * Returns the model that decides on the more frequent of two classes and gives every row the
     * same score.
     *
     * @param classes canonical texts, the negative one first
     * @param prevalence share of the positive class, from 0 to 1; also the score
     * @param cost null if decisions have none
     */
    static DummyModel binary(List<String> classes, double prevalence, CostMatrix cost) {
        return new DummyClassifier(classes, prevalence, cost);
    }

    /**
     * Returns the model that decides on the most frequent of many classes and gives every row their
     * shares as scores.
     *
     * @param shares of the classes by canonical text, above 0; they sum to 1
     */
    static DummyModel multiclass(Map<String, Double> shares) {
        return new DummyDecision(shares);
    }

    /**
     * Returns the model that predicts one value.
     *
     * @param value finite
     */
    static DummyModel regression(double value) {
        return new DummyRegression(value);
    }
}
