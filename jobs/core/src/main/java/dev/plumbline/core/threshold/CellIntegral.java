package dev.plumbline.core.threshold;

/**
 * ∫ |F − G| dx and ∫ (F − G)² dx of two samples over the same ascending cells, each side's rows of
 * a cell at its own mean there. Equal to what {@link dev.plumbline.core.statistics.Wasserstein} and
 * {@link dev.plumbline.core.statistics.EnergyDistance} take of any two lists of points, but in one
 * pass: within a cell only two steps can follow each other.
 */
final class CellIntegral {
    private double at = Double.NaN;
    private double difference;
    private double absolute;
    private double squared;

    private CellIntegral() {}

    static CellIntegral of(CountedCells baseline, CountedCells window) {
        CellIntegral integral = new CellIntegral();
        double[] p = baseline.shares();
        double[] q = window.shares();
        for (int cell = 0; cell < p.length; cell++) {
            boolean baselineFirst =
                    q[cell] == 0 || p[cell] > 0 && baseline.means()[cell] <= window.means()[cell];
            if (baselineFirst) {
                integral.step(p[cell], baseline.means()[cell]);
                integral.step(-q[cell], window.means()[cell]);
            } else {
                integral.step(-q[cell], window.means()[cell]);
                integral.step(p[cell], baseline.means()[cell]);
            }
        }
        return integral;
    }

    private void step(double rise, double point) {
        if (rise == 0) {
            return;
        }
        if (difference != 0) {
            double width = point - at;
            absolute += width * Math.abs(difference);
            squared += width * difference * difference;
        }
        difference += rise;
        at = point;
    }

    double absolute() {
        return absolute;
    }

    double squared() {
        return squared;
    }
}
