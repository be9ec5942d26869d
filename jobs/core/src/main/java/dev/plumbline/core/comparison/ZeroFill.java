package dev.plumbline.core.comparison;

/**
 * Evidently's stand-in for an empty share: 1e-4 or, where the smallest share above 0 is no larger,
 * a millionth of that; the rest is not renormalised.
 *
 * @param least smallest that the stand-in can be
 * @param guess what it is by the best guess
 * @param most largest that it can be
 */
record ZeroFill(double least, double guess, double most) {
    private static final double USUAL = 1e-4;
    private static final double PART = 1e6;

    /**
     * Returns the stand-in of one side.
     *
     * @param counts rows per bin
     * @param hidden whether there are rows beside, each of which may be a bin of its own
     */
    static ZeroFill of(Boxes counts, double rows, boolean hidden) {
        double smallestLeast = hidden ? 1 : rows;
        double smallestGuess = rows;
        double smallestMost = rows;
        for (int bin = 0; bin < counts.bins(); bin++) {
            if (counts.most()[bin] > 0) {
                smallestLeast = Math.min(smallestLeast, Math.max(1, counts.least()[bin]));
            }
            if (counts.guess()[bin] > 0) {
                smallestGuess = Math.min(smallestGuess, counts.guess()[bin]);
            }
            if (counts.least()[bin] > 0) {
                smallestMost = Math.min(smallestMost, counts.most()[bin]);
            }
        }
        return new ZeroFill(
                of(smallestLeast / rows), of(smallestGuess / rows), of(smallestMost / rows));
    }

    private static double of(double smallest) {
        return smallest <= USUAL ? smallest / PART : USUAL;
    }

    /** Returns the shares of counts with the stand-in where they are 0. */
    Boxes fill(Boxes counts, double rows) {
        int bins = counts.bins();
        double[] low = new double[bins];
        double[] middle = new double[bins];
        double[] high = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            boolean canBeEmpty = counts.least()[bin] == 0;
            low[bin] = canBeEmpty ? least : counts.least()[bin] / rows;
            middle[bin] = counts.guess()[bin] == 0 ? guess : counts.guess()[bin] / rows;
            high[bin] = Math.max(counts.most()[bin] / rows, canBeEmpty ? most : 0);
        }
        return new Boxes(low, middle, high);
    }
}
