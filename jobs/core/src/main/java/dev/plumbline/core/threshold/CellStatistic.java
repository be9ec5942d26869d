package dev.plumbline.core.threshold;

import dev.plumbline.core.statistics.AndersonDarling;
import dev.plumbline.core.statistics.ChiSquare;
import dev.plumbline.core.statistics.CramerVonMises;
import dev.plumbline.core.statistics.GTest;
import dev.plumbline.core.statistics.Hellinger;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
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
        double of(CountedCells baseline, CountedCells window) {
            return PopulationStabilityIndex.of(baseline.coarseShares(), window.coarseShares());
        }
    },
    JENSEN_SHANNON(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return JensenShannon.distance(baseline.coarseShares(), window.coarseShares());
        }
    },
    KULLBACK_LEIBLER(ChanceScale.DIVERGENCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return KullbackLeibler.of(baseline.coarseShares(), window.coarseShares());
        }
    },
    HELLINGER(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return Hellinger.of(baseline.coarseShares(), window.coarseShares());
        }
    },
    TOTAL_VARIATION(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return TotalVariation.of(baseline.coarseShares(), window.coarseShares());
        }
    },
    L_INFINITY(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return LInfinity.of(baseline.coarseShares(), window.coarseShares());
        }
    },
    CHI_SQUARE(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return ChiSquare.contingency(baseline.coarseCounts(), window.coarseCounts())
                    .statistic();
        }
    },
    CHI_SQUARE_YATES(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return ChiSquare.contingencyWithYates(baseline.coarseCounts(), window.coarseCounts())
                    .statistic();
        }
    },
    CHI_SQUARE_FIT(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return ChiSquare.goodnessOfFit(baseline.coarseCounts(), window.coarseCounts())
                    .statistic();
        }
    },
    G_TEST(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return GTest.of(baseline.coarseCounts(), window.coarseCounts()).statistic();
        }
    },
    KOLMOGOROV_SMIRNOV(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return KolmogorovSmirnov.distance(baseline.shares(), window.shares());
        }
    },
    KOLMOGOROV_SMIRNOV_EXACT(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return KolmogorovSmirnov.distance(baseline.shares(), window.shares());
        }
    },
    CRAMER_VON_MISES(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return CramerVonMises.of(baseline.counts(), window.counts());
        }
    },
    ANDERSON_DARLING(ChanceScale.TEST) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return AndersonDarling.of(baseline.counts(), window.counts()).value();
        }
    },
    WASSERSTEIN(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return CellIntegral.of(baseline, window).absolute() / baseline.deviation();
        }
    },
    WASSERSTEIN_RAW(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return CellIntegral.of(baseline, window).absolute();
        }
    },
    ENERGY_DISTANCE(ChanceScale.DISTANCE) {
        @Override
        double of(CountedCells baseline, CountedCells window) {
            return Math.sqrt(2 * CellIntegral.of(baseline, window).squared());
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
    abstract double of(CountedCells baseline, CountedCells window);

    /** Returns the statistic of a measurement's name, if there is one. */
    public static Optional<CellStatistic> named(String metric) {
        return Stream.of(values()).filter(each -> each.metric().equals(metric)).findFirst();
    }
}
