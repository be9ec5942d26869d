package dev.plumbline.core.judgement;

import dev.plumbline.core.statistics.ProportionTest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a window whose predictions have the smallest and the largest share of labels.
 *
 * @param pValue probability of so large a difference by chance, by Fisher's exact test of two
 *     proportions on both sides, times the pairs that it was chosen from
 */
record CoverageGap(Part least, Part most, double pValue) {
    private static final double BEYOND_CHANCE = 0.01;

    /**
     * Predictions of a window that have something in common.
     *
     * @param labelled those of them with a label
     */
    record Part(String name, long labelled, long predicted) {
        /** Share of them with a label; a prediction that came twice has one label. */
        double coverage() {
            return Math.min(1, (double) labelled / predicted);
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%s %.3g of %s",
                    name,
                    coverage(),
                    Reasons.counted(predicted, "prediction"));
        }
    }

    /**
     * Finds the largest gap within one division of a window.
     *
     * @param fewest predictions below which a part is passed over
     * @return empty with fewer than two parts to compare
     */
    static Optional<CoverageGap> widest(List<Part> division, int fewest) {
        List<Part> parts =
                division.stream()
                        .filter(part -> part.predicted() >= Math.max(1, fewest))
                        .sorted(Comparator.comparingDouble(Part::coverage))
                        .toList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        Part least = parts.get(0);
        Part most = parts.get(parts.size() - 1);
        double chance =
                ProportionTest.risePValue(
                        Math.min(least.labelled(), least.predicted()),
                        least.predicted(),
                        Math.min(most.labelled(), most.predicted()),
                        most.predicted());
        // one of all pairs, either of which could have been the larger
        double pairs = parts.size() * (parts.size() - 1.0);
        return Optional.of(new CoverageGap(least, most, Math.min(1, pairs * chance)));
    }

    double size() {
        return most.coverage() - least.coverage();
    }

    long rows() {
        return least.predicted() + most.predicted();
    }

    /** Whether the difference is larger than is allowed, and than chance explains. */
    boolean isBeyond(double allowed) {
        return size() > allowed && pValue < BEYOND_CHANCE;
    }

    String text() {
        return most.text() + ", " + least.text();
    }
}
