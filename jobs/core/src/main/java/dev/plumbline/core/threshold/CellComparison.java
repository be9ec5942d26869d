package dev.plumbline.core.threshold;

/**
 * Two samples over the same cells, and what several statistics take of both, at most once each. The
 * distances of cumulative shares are those of {@link
 * dev.plumbline.core.statistics.KolmogorovSmirnov}, {@link
 * dev.plumbline.core.statistics.CramerVonMises} and {@link
 * dev.plumbline.core.statistics.AndersonDarling} but for rounding, without what a bootstrap has no
 * use for: p-values, tail factors, and the same cumulative counts summed up anew for each.
 */
final class CellComparison {
    private final CountedCells baseline;
    private final CountedCells window;
    private CellIntegral integral;

    CellComparison(CountedCells baseline, CountedCells window) {
        this.baseline = baseline;
        this.window = window;
    }

    CountedCells baseline() {
        return baseline;
    }

    CountedCells window() {
        return window;
    }

    /** The area between the cumulative distributions. */
    CellIntegral integral() {
        if (integral == null) {
            integral = CellIntegral.of(baseline, window);
        }
        return integral;
    }

    /** Largest |F − G|. */
    double kolmogorovSmirnov() {
        double[] f = baseline.cumulativeShares();
        double[] g = window.cumulativeShares();
        double largest = 0;
        for (int cell = 0; cell < f.length; cell++) {
            largest = Math.max(largest, Math.abs(f[cell] - g[cell]));
        }
        return largest;
    }

    /** nm / (n + m)² Σ h (F − G)², h the mean of the neighbouring cells' pooled rows. */
    double cramerVonMises() {
        double[] f = baseline.cumulativeShares();
        double[] g = window.cumulativeShares();
        double[] baselineBelow = baseline.cumulativeCounts();
        double[] windowBelow = window.cumulativeCounts();
        double before = 0;
        double below = baselineBelow[0] + windowBelow[0];
        double sum = 0;
        for (int cell = 0; cell + 1 < f.length; cell++) {
            double next = baselineBelow[cell + 1] + windowBelow[cell + 1];
            double difference = f[cell] - g[cell];
            sum += (next - before) * difference * difference;
            before = below;
            below = next;
        }
        double total = (double) baseline.rows() + window.rows();
        return baseline.rows() * window.rows() / (total * total) * sum / 2;
    }

    /** nm / 2 Σ 2h (F − G)² / (H (1 − H)), H the pooled cumulative count, 1 all of them. */
    double andersonDarling() {
        double[] f = baseline.cumulativeShares();
        double[] g = window.cumulativeShares();
        double[] baselineBelow = baseline.cumulativeCounts();
        double[] windowBelow = window.cumulativeCounts();
        double total = (double) baseline.rows() + window.rows();
        double before = 0;
        double below = baselineBelow[0] + windowBelow[0];
        double sum = 0;
        for (int cell = 0; cell + 1 < f.length; cell++) {
            double next = baselineBelow[cell + 1] + windowBelow[cell + 1];
            double spread = below * (total - below);
            // a limit with no row on one side separates nothing
            if (spread > 0) {
                double difference = f[cell] - g[cell];
                sum += (next - before) * difference * difference / spread;
            }
            before = below;
            below = next;
        }
        return (double) baseline.rows() * window.rows() / 2 * sum;
    }
}
