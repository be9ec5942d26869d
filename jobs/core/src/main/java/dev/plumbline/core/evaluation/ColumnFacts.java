package dev.plumbline.core.evaluation;

/** What is known of one column over all rows, in constant space. */
final class ColumnFacts {
    private boolean empty = true;
    private boolean numeric = true;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(Object value) {
        if (value == null) {
            return;
        }
        empty = false;
        if (Scalar.isText(value)) {
            numeric = false;
            return;
        }
        double number = Scalar.number(value);
        if (Double.isFinite(number)) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
    }

    /** Whether every row is missing. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether no value is text. */
    boolean isNumeric() {
        return numeric;
    }

    /** Smallest finite value; +∞ when there is none. */
    double min() {
        return min;
    }

    /** Greatest finite value; −∞ when there is none. */
    double max() {
        return max;
    }
}
