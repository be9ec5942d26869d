package dev.plumbline.core.threshold;

import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.GTest;
import dev.plumbline.core.statistics.Hellinger;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.KullbackLeibler;
import dev.plumbline.core.statistics.LInfinity;
import dev.plumbline.core.statistics.PopulationStabilityIndex;
import dev.plumbline.core.statistics.TotalVariation;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our own statistics as functions of counts and sums per cell, equal to the values that are
 * reported: first those of any cells, then those of ascending ones.
 */
public enum CellStatistic {
    PSI(ChanceScale.DIVERGENCE) {
        @Override
        double of(CellComparison cells) {
            return PopulationStabilityIndex.of(
                    cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    JENSEN_SHANNON(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return JensenShannon.distance(
                    cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    KULLBACK_LEIBLER(ChanceScale.DIVERGENCE) {
        @Override
        double of(CellComparison cells) {
            return KullbackLeibler.of(
                    cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    HELLINGER(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return Hellinger.of(cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    TOTAL_VARIATION(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return TotalVariation.of(
                    cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    L_INFINITY(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return LInfinity.of(cells.baseline().coarseShares(), cells.window().coarseShares());
        }
    },
    CHI_SQUARE(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return ChiSquare.contingencyStatistic(
                    cells.baseline().coarseCounts(), cells.window().coarseCounts());
        }
    },
    CHI_SQUARE_YATES(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return ChiSquare.contingencyWithYates(
                            cells.baseline().coarseCounts(), cells.window().coarseCounts())
                    .statistic();
        }
    },
    CHI_SQUARE_FIT(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return ChiSquare.goodnessOfFit(
                            cells.baseline().coarseCounts(), cells.window().coarseCounts())
                    .statistic();
        }
    },
    G_TEST(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return GTest.of(cells.baseline().coarseCounts(), cells.window().coarseCounts())
                    .statistic();
        }
    },
    KOLMOGOROV_SMIRNOV(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return cells.kolmogorovSmirnov();
        }
    },
    KOLMOGOROV_SMIRNOV_EXACT(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return cells.kolmogorovSmirnov();
        }
    },
    CRAMER_VON_MISES(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return cells.cramerVonMises();
        }
    },
    ANDERSON_DARLING(ChanceScale.TEST) {
        @Override
        double of(CellComparison cells) {
            return cells.andersonDarling();
        }
    },
    WASSERSTEIN(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return cells.integral().absolute() / cells.baseline().deviation();
        }
    },
    WASSERSTEIN_RAW(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return cells.integral().absolute();
        }
    },
    ENERGY_DISTANCE(ChanceScale.DISTANCE) {
        @Override
        double of(CellComparison cells) {
            return Math.sqrt(2 * cells.integral().squared());
        }
    };

    private final ChanceScale scale;

    CellStatistic(ChanceScale scale) {
        this.scale = scale;
    }

    /** The name of its measurements, as in docs/metrics.md. */
    public String metric() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns how the statistic shrinks as rows grow where nothing has changed. */
    public ChanceScale scale() {
        return scale;
    }

    /** Whether it can be computed over such cells. */
    public boolean appliesTo(boolean orderedCells) {
        return orderedCells || this.compareTo(KOLMOGOROV_SMIRNOV) < 0;
    }

    /**
     * Compares two samples that both hold rows.
     *
     * @return at least 0; not finite where it has no value
     */
    abstract double of(CellComparison cells);

    /** Returns the statistic of a measurement's name, if there is one. */
    public static Optional<CellStatistic> named(String metric) {
        return Stream.of(values()).filter(each -> each.metric().equals(metric)).findFirst();
    }
}
