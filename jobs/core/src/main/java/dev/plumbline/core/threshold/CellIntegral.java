package dev.plumbline.core.threshold;

/**
 * ∫ |F − G| dx and ∫ (F − G)² dx of two samples over the same ascending cells, each side's rows of
 * a cell at its own mean there. Equal to what {@link dev.plumbline.core.statistics.Wasserstein} and
 * {@link dev.plumbline.core.statistics.EnergyDistance} take of any two lists of points, but in one
 * pass: within a cell only two steps can follow each other.
 */
final class CellIntegral {
    private double at = Double.NaN;
    private double absolute;
    private double squared;

    private CellIntegral() {}

    static CellIntegral of(CountedCells baseline, CountedCells window) {
        CellIntegral integral = new CellIntegral();
        double[] f = baseline.cumulativeShares();
        double[] g = window.cumulativeShares();
        double before = 0;
        double fBefore = 0;
        double gBefore = 0;
        for (int cell = 0; cell < f.length; cell++) {
            double p = baseline.means()[cell];
            double q = window.means()[cell];
            if (f[cell] == fBefore) {
                integral.pass(q, before, g[cell] != gBefore);
            } else if (g[cell] == gBefore) {
                integral.pass(p, before, true);
            } else {
                integral.pass(Math.min(p, q), before, true);
                // whichever mean comes first; a branch on it would be foreseen every other time
                integral.add(Math.max(q - p, 0), f[cell] - gBefore);
                integral.add(Math.max(p - q, 0), fBefore - g[cell]);
                integral.at = Math.max(p, q);
            }
            fBefore = f[cell];
            gBefore = g[cell];
            before = fBefore - gBefore;
        }
        return integral;
    }

    /** Comes to the next point at which one of both rises, if there is one. */
    private void pass(double point, double difference, boolean rises) {
        if (!rises) {
            return;
        }
        if (difference != 0) {
            add(point - at, difference);
        }
        at = point;
    }

    private void add(double width, double difference) {
        absolute += width * Math.abs(difference);
        squared += width * difference * difference;
    }

    double absolute() {
        return absolute;
    }

    double squared() {
        return squared;
    }
}
