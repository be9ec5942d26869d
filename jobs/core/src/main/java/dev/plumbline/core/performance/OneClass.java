package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;

/**
 * How often a class happened, was predicted, and both.
 *
 * @param name canonical text
 */
record OneClass(String name, long labelled, long predicted, long hits) {
    /** What one class is measured by. */
    enum Measure {
        PRECISION {
            @Override
            Part of(OneClass one) {
                // one that happened and was never predicted has no precision: it counts as missed
                return BinaryEstimates.share(one.hits, Math.max(1, one.predicted));
            }

            @Override
            Slopes slopes(OneClass one) {
                double rows = Math.max(1, one.predicted);
                return new Slopes(one.hits / rows, 0, -one.hits / rows / rows, 1 / rows);
            }
        },
        RECALL {
            @Override
            Part of(OneClass one) {
                return BinaryEstimates.share(one.hits, one.labelled);
            }

            @Override
            Slopes slopes(OneClass one) {
                double rows = one.labelled;
                return new Slopes(one.hits / rows, -one.hits / rows / rows, 0, 1 / rows);
            }
        },
        F1 {
            @Override
            Part of(OneClass one) {
                return BinaryEstimates.f1(one.hits, one.involved());
            }

            @Override
            Slopes slopes(OneClass one) {
                double rows = (double) one.labelled + one.predicted;
                double value = 2 * one.hits / rows;
                return new Slopes(value, -value / rows, -value / rows, 2 / rows);
            }
        };

        /** The measure with the interval that it has alone; its denominator must not be 0. */
        abstract Part of(OneClass one);

        /** Returns how it changes with the class's counts. */
        abstract Slopes slopes(OneClass one);
    }

    /**
     * A measure and its derivatives.
     *
     * @param byLabels by the rows whose label is the class
     * @param byDecisions by those that were predicted as it
     * @param byHits by those that are both
     */
    record Slopes(double value, double byLabels, double byDecisions, double byHits) {}

    /** Rows that F1 looks at. */
    long involved() {
        return labelled + predicted - hits;
    }
}
