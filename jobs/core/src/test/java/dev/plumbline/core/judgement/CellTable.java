package dev.plumbline.core.judgement;

/** Finds how many ascending limits a value has reached, by a table and a step or two. */
final class CellTable {
    private static final int BUCKETS = 8192;
    private static final double HALF_RANGE = 6;
    private static final double PER_UNIT = BUCKETS / (2 * HALF_RANGE);

    private final double[] limits;
    private final int[] reached = new int[BUCKETS];

    CellTable(double[] limits) {
        this.limits = limits;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            // the first bucket also serves for all below it
            double start = bucket == 0 ? Double.NEGATIVE_INFINITY : bucket / PER_UNIT - HALF_RANGE;
            int count = 0;
            while (count < limits.length && limits[count] <= start) {
                count++;
            }
            reached[bucket] = count;
        }
    }

    int cellOf(double value) {
        int bucket = (int) ((value + HALF_RANGE) * PER_UNIT);
        int cell = reached[Math.max(0, Math.min(BUCKETS - 1, bucket))];
        // rounding may have put the value one bucket too high
        while (cell > 0 && value < limits[cell - 1]) {
            cell--;
        }
        while (cell < limits.length && value >= limits[cell]) {
            cell++;
        }
        return cell;
    }
}
