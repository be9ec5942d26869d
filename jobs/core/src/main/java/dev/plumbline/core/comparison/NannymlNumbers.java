package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.Hellinger;
import dev.plumbline.core.statistics.JensenShannon;
import dev.plumbline.core.statistics.KolmogorovSmirnov;
import java.util.Arrays;

/**
 * NannyML's statistics of numbers. Jensen–Shannon and Hellinger: the baseline's Doane cells, or its
 * values where they are few, and one cell for all else. Kolmogorov–Smirnov and Wasserstein: value
 * by value below 10,000 baseline rows, else 10,000 cells of equal width.
 */
final class NannymlNumbers {
    static final String NO_CELLS =
            "the cells that this profile needs were not counted; build the baseline again with this statistic in the monitor (segments have none)";

    private NannymlNumbers() {}

    static Comparison of(Statistic statistic) {
        return switch (statistic) {
            case JENSEN_SHANNON ->
                    sides ->
                            histogram(sides, cells -> JensenShannon.distance(cells.p(), cells.q()));
            case HELLINGER ->
                    sides -> histogram(sides, cells -> Hellinger.of(cells.p(), cells.q()));
            case KOLMOGOROV_SMIRNOV -> NannymlNumbers::kolmogorovSmirnov;
            case WASSERSTEIN -> NannymlNumbers::wasserstein;
            default -> throw new IllegalArgumentException(statistic.text());
        };
    }

    /** A distance over shares. */
    private interface Distance {
        double of(CellPair cells);
    }

    private static Figure histogram(Sides sides, Distance distance) {
        CellKind kind = sides.has(CellKind.DOANE) ? CellKind.DOANE : CellKind.VALUES;
        if (!sides.has(kind)) {
            return Figure.none(NO_CELLS);
        }
        CellPair cells = sides.cells(kind);
        CompanionBins bins = sides.bins(kind);
        int last = bins.cells() - 1;
        return Figure.exact(
                distance.of(
                        cells.leaving(
                                kind == CellKind.DOANE
                                        ? cell -> cell == 0 || cell == last
                                        : cell -> !bins.isAtom(cell))));
    }

    private static Figure kolmogorovSmirnov(Sides sides) {
        CellKind kind = CellChoice.ofOrdered(sides.baseline().present());
        if (!sides.has(kind)) {
            return Figure.none(NO_CELLS);
        }
        CellPair cells = sides.cells(kind);
        if (kind == CellKind.VALUES) {
            return Figure.exact(KolmogorovSmirnov.distance(cells.p(), cells.q()));
        }
        // the limit below the first cell is not looked at
        return Figure.exact(KolmogorovSmirnov.distance(joined(cells.p()), joined(cells.q())));
    }

    /** The rows below the first cell stand in it. */
    private static double[] joined(double[] shares) {
        double[] joined = Arrays.copyOfRange(shares, 1, shares.length);
        joined[0] += shares[0];
        return joined;
    }

    private static Figure wasserstein(Sides sides) {
        CellKind kind = CellChoice.ofOrdered(sides.baseline().present());
        if (!sides.has(kind)) {
            return Figure.none(NO_CELLS);
        }
        return kind == CellKind.VALUES
                ? ValueTransport.of(sides)
                : wassersteinOfCells(sides, sides.bins(kind), sides.cells(kind));
    }

    /** Σ |F − G| · width over the cells, and over as many beyond as the window's range needs. */
    private static Figure wassersteinOfCells(Sides sides, CompanionBins bins, CellPair cells) {
        int inner = bins.cells() - 2;
        double first = bins.edge(0);
        double last = Math.nextDown(bins.edge(inner));
        double width = (last - first) / inner;
        double[] p = cells.p();
        double[] q = cells.q();
        double difference = p[0] - q[0];
        double inside = 0;
        for (int cell = 1; cell <= inner; cell++) {
            difference += p[cell] - q[cell];
            inside += Math.abs(difference) * width;
        }
        NumericProfile window = sides.windowNumbers();
        double[] means = window.cellMeans();
        double below = q[0];
        double above = q[inner + 1];
        double least = inside;
        double most = inside;
        double estimate = inside;
        if (below > 0) {
            double steps = Math.ceil((first - window.min()) / width);
            least += below * width;
            most += below * width * Math.max(1, steps);
            estimate += below * (first - means[0]);
        }
        if (above > 0) {
            double steps = Math.ceil((window.max() - last) / width);
            // rows at the baseline's maximum then count one cell further
            least -= q[inner] * width;
            most += above * width * Math.max(0, steps - 1) + q[inner] * width;
            estimate += above * Math.max(0, means[means.length - 1] - last - width / 2);
        }
        return below + above == 0 ? Figure.exact(inside) : Figure.between(least, estimate, most);
    }
}
