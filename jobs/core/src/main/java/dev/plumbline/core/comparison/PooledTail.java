package dev.plumbline.core.comparison;

/**
 * What Anderson–Darling's weight 1 / (H (1 − H)) can make of a difference inside a cell, H the
 * pooled share below.
 *
 * @param total rows of both sides
 * @param smaller rows of the smaller side
 */
record PooledTail(double total, double smaller) {

    /** (F − G)² / (H (1 − H)); 0 where nothing or everything is below. */
    double weighted(double square, double below) {
        return isInside(below) ? square / (below * (1 - below)) : 0;
    }

    private boolean isInside(double below) {
        return below > 0.5 / total && below < 1 - 0.5 / total;
    }

    /** The least for a difference of at least √square. */
    double least(double square, double before, double after) {
        // a limit at either end of the rows counts nothing
        return isInside(before) && isInside(after) ? 4 * square : 0;
    }

    /**
     * The most for a difference of at most √square. Near an end the difference is bounded by H
     * itself, |F − G| ≤ H · total / smaller, or one row there could weigh without limit; the most
     * is where one bound gives way to the other, or at the cell's ends.
     */
    double most(double square, double before, double after) {
        double high = Math.max(1 / total, Math.min(after, 1 - 1 / total));
        double low = Math.min(high, Math.max(before, 1 / total));
        double bend = Math.sqrt(square) * smaller / total;
        double most = 0;
        for (double below : new double[] {low, high, bend, 1 - bend}) {
            double inside = Math.max(low, Math.min(high, below));
            double end = Math.min(inside, 1 - inside) * total / smaller;
            double bounded = Math.min(square, end * end);
            most = Math.max(most, bounded / (inside * (1 - inside)));
        }
        return most;
    }
}
