package dev.plumbline.core.threshold;

/** The smallest and the largest value of all stretches but one. */
final class Extremes {
    private int lowestStretch = -1;
    private int highestStretch = -1;
    private double lowest = Double.POSITIVE_INFINITY;
    private double secondLowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double secondHighest = Double.NEGATIVE_INFINITY;

    private Extremes() {}

    /**
     * Looks through rows.
     *
     * @param cellOfRow −1 for a row without a value
     */
    static Extremes of(short[] cellOfRow, double[] values, int stretchRows) {
        Extremes extremes = new Extremes();
        for (int from = 0; from < values.length; from += stretchRows) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row = from; row < from + stretchRows; row++) {
                if (cellOfRow[row] >= 0) {
                    least = Math.min(least, values[row]);
                    most = Math.max(most, values[row]);
                }
            }
            extremes.add(from / stretchRows, least, most);
        }
        return extremes;
    }

    private void add(int stretch, double least, double most) {
        if (least < lowest) {
            secondLowest = lowest;
            lowest = least;
            lowestStretch = stretch;
        } else {
            secondLowest = Math.min(secondLowest, least);
        }
        if (most > highest) {
            secondHighest = highest;
            highest = most;
            highestStretch = stretch;
        } else {
            secondHighest = Math.max(secondHighest, most);
        }
    }

    double lowestOutside(int stretch) {
        return stretch == lowestStretch ? secondLowest : lowest;
    }

    double highestOutside(int stretch) {
        return stretch == highestStretch ? secondHighest : highest;
    }
}
