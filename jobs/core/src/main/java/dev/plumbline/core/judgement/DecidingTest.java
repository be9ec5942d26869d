package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.statistics.AndersonDarling;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.GTest;
import dev.plumbline.core.statistics.LocalExcess;
import dev.plumbline.core.statistics.PooledCells;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The test that decides whether a feature's distribution departs from the baseline, allowing for
 * dependent rows (λ over J blocks, see {@link Dependence}).
 *
 * <p>Numeric: p = min(1, p_A / .45, p_C / .45, p_L / .1). A is {@link AndersonDarling} on the cells
 * with p_A = factor · P(|t with J − 1 df| &gt; √(2A/λ)), factor √3 for many small cells; it sees
 * shifts. C is {@link ChiSquare} on at most ten cells of about equal baseline mass and one of all
 * that the baseline never held, with p_C = P(F with (K − 1, J − 1) df &gt; C / (λ (K − 1))); it
 * sees change of shape. L is {@link LocalExcess}; it sees mass at one value. Categorical: p = p_C
 * with {@link GTest} for C. Cells are pooled to an expected count of 5; where even two cells cannot
 * hold that, G stands in for chi-square.
 *
 * <p>The effect is Cohen's w = √max(0, (C − λ (K − 1)) / N), N = nm / (n + m).
 */
final class DecidingTest {
    private static final int COARSE_CELLS = 10;
    private static final double CONTINUOUS_TAIL_FACTOR = Math.sqrt(3);

    /** Shares of the level. A local excess, where there is one, is seen at any level. */
    private static final double SHIFT_SHARE = 0.45;

    private static final double SHAPE_SHARE = 0.45;
    private static final double LOCAL_SHARE = 0.10;

    /**
     * What the test says of one window.
     *
     * @param pValue probability of at least this departure if nothing had changed
     * @param effect Cohen's w, at least 0
     * @param detectable smallest shift, in standard deviations, that would have been significant
     */
    record Outcome(double pValue, double effect, double detectable) {}

    private record Coarse(double pValue, double effect, int cells) {}

    private final boolean ordered;
    private final long[] baseline;
    private final double m;
    private final int[] coarseGroups;
    private final Dependence dependence;
    private final TestLevel level;

    /** The t at which a shift of a continuous feature is just significant. */
    private final double criticalT;

    private DecidingTest(
            boolean ordered,
            long[] baseline,
            int[] coarseGroups,
            Dependence dependence,
            TestLevel level) {
        this.ordered = ordered;
        this.baseline = baseline;
        this.m = Arrays.stream(baseline).sum();
        this.coarseGroups = coarseGroups;
        this.dependence = dependence;
        this.level = level;
        this.criticalT =
                student()
                        .inverseSurvivalProbability(
                                level.value() * SHIFT_SHARE / CONTINUOUS_TAIL_FACTOR / 2);
    }

    static DecidingTest numeric(long[] baseline, Dependence dependence, TestLevel level) {
        return new DecidingTest(true, baseline, coarseGroups(baseline), dependence, level);
    }

    static DecidingTest categorical(long[] baseline, Dependence dependence, TestLevel level) {
        int[] asTheyAre = new int[baseline.length];
        Arrays.setAll(asTheyAre, cell -> cell);
        return new DecidingTest(false, baseline, asTheyAre, dependence, level);
    }

    /** Equal-mass groups of the filled cells; all empty ones are one more, however far apart. */
    static int[] coarseGroups(long[] baseline) {
        return CellGroups.equalMassAndNovel(baseline, COARSE_CELLS);
    }

    /** Cells of the baseline, as many as a window's counts must have. */
    int cells() {
        return baseline.length;
    }

    /**
     * Compares a window that holds at least one row with the baseline.
     *
     * @param window rows per cell
     */
    Outcome compare(long[] window) {
        double n = Arrays.stream(window).sum();
        double rows = n * m / (n + m);
        Coarse coarse = coarse(window, rows);
        if (!ordered) {
            return new Outcome(coarse.pValue, coarse.effect, detectableInCells(coarse.cells, rows));
        }
        return new Outcome(pValue(window, coarse), coarse.effect, detectableShift(rows));
    }

    private double pValue(long[] window, Coarse coarse) {
        double shift = shiftPValue(window) / SHIFT_SHARE;
        double shape = coarse.pValue / SHAPE_SHARE;
        double local = LocalExcess.pValue(baseline, window, dependence.lambda()) / LOCAL_SHARE;
        return Math.min(1, Math.min(Math.min(shift, shape), local));
    }

    private double shiftPValue(long[] window) {
        int[] ends = CellGroups.pooledEnds(baseline, window, PooledCells.EXPECTED);
        AndersonDarling statistic =
                AndersonDarling.of(CellGroups.sums(baseline, ends), CellGroups.sums(window, ends));
        double t = Math.sqrt(2 * statistic.value() / dependence.lambda());
        return Math.min(1, statistic.tailFactor() * 2 * student().survivalProbability(t));
    }

    private Coarse coarse(long[] window, double rows) {
        PooledCells cells =
                PooledCells.of(
                        CellGroups.sums(baseline, coarseGroups),
                        CellGroups.sums(window, coarseGroups),
                        PooledCells.EXPECTED);
        int freedom = cells.cells() - 1;
        if (freedom == 0) {
            return new Coarse(1, 0, 1);
        }
        boolean byChiSquare = ordered && cells.leastExpected() >= PooledCells.EXPECTED;
        double statistic =
                byChiSquare
                        ? ChiSquare.contingency(cells.baseline(), cells.window()).statistic()
                        : GTest.of(cells.baseline(), cells.window()).statistic();
        double lambda = dependence.lambda();
        double pValue = fisher(freedom).survivalProbability(statistic / (lambda * freedom));
        double effect = Math.sqrt(Math.max(0, (statistic - lambda * freedom) / rows));
        return new Coarse(pValue, effect, cells.cells());
    }

    /**
     * Returns the smallest shift, in standard deviations, that a window of so many values finds; of
     * categories Cohen's w. NaN where there is but one cell.
     */
    double detectable(long n) {
        double rows = n * m / (n + m);
        int filled = (int) Arrays.stream(baseline).filter(count -> count > 0).count();
        return ordered ? detectableShift(rows) : detectableInCells(filled, rows);
    }

    /** √(2 A λ / N) at the A that is just significant for a continuous feature. */
    private double detectableShift(double rows) {
        return criticalT * Math.sqrt(dependence.lambda() / rows);
    }

    /** Cohen's w at the G that is just significant; NaN where there is but one cell. */
    private double detectableInCells(int cells, double rows) {
        if (cells < 2) {
            return Double.NaN;
        }
        double critical = fisher(cells - 1).inverseSurvivalProbability(level.value());
        return Math.sqrt(Math.max(0, dependence.lambda() * (cells - 1) * (critical - 1) / rows));
    }

    private TDistribution student() {
        return TDistribution.of(dependence.blocks() - 1.0);
    }

    private FDistribution fisher(int freedom) {
        return FDistribution.of(freedom, dependence.blocks() - 1.0);
    }
}
