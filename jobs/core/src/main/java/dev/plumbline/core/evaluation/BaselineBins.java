package dev.plumbline.core.evaluation;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.NumericBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Chooses the cells in which production will be counted from the evaluation rows. */
final class BaselineBins {
    /** A category of fewer rows is not named: it could point to a person, and is mostly chance. */
    static final int FEWEST_CATEGORY_ROWS = 20;

    /** Stands for {@link #FEWEST_CATEGORY_ROWS} where there are few rows. */
    static final int FEWEST_CATEGORY_ROWS_IF_SMALL = 5;

    /** Below this number of rows an evaluation set is small. */
    static final int SMALL_ROWS = 2000;

    /** Most categories that are named. */
    static final int MOST_CATEGORIES = 1000;

    /** For the sake of a short number a quantile may be off by a cell's rows through this. */
    private static final int SLACK_PER_CELL = 20;

    private BaselineBins() {}

    /**
     * Returns cells for a numeric feature: from the minimum to just above the maximum, a closed
     * cell for every value that holds at least 1/255 of the values, and for the rest quantiles,
     * each at the shortest number that splits nearly the same rows. If closed cells need more than
     * 255 boundaries the most frequent values have them, and the others share a cell with what lies
     * up to the next value.
     *
     * @param values finite values in any order; none gives a single boundary at 0
     */
    static NumericBins numeric(double[] values) {
        if (values.length == 0) {
            return NumericBins.of(new double[] {0}, 0);
        }
        // + 0.0 turns -0.0, which sorts before 0.0, into 0.0
        double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        // over sorted values, so that the order of rows cannot show
        double mean = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += (sorted[i] - mean) / (i + 1);
        }
        TreeSet<Double> edges = new TreeSet<>();
        edges.add(sorted[0]);
        addFinite(edges, Math.nextUp(sorted[sorted.length - 1]));
        List<Atom> atoms = atoms(sorted);
        atoms.forEach(atom -> addFinite(edges, atom.value()));
        atoms.forEach(atom -> addFinite(edges, Math.nextUp(atom.value())));
        addQuantiles(edges, withoutAtoms(sorted, atoms), sorted);
        double[] boundaries = edges.stream().mapToDouble(Double::doubleValue).toArray();
        return NumericBins.of(boundaries, Double.isFinite(mean) ? mean : 0);
    }

    private static void addFinite(TreeSet<Double> edges, double edge) {
        if (edges.size() < NumericBins.MOST_BOUNDARIES && Double.isFinite(edge)) {
            edges.add(edge);
        }
    }

    /** A value with much mass. */
    private record Atom(double value, long rows) {}

    /** Returns the values with at least 1/255 of the rows and two of them, most frequent first. */
    private static List<Atom> atoms(double[] sorted) {
        List<Atom> atoms = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                long rows = i - start;
                if (rows >= 2 && rows * NumericBins.MOST_BOUNDARIES >= sorted.length) {
                    atoms.add(new Atom(sorted[start], rows));
                }
                start = i;
            }
        }
        atoms.sort(Comparator.comparingLong(Atom::rows).reversed().thenComparing(Atom::value));
        return atoms;
    }

    private static double[] withoutAtoms(double[] sorted, List<Atom> atoms) {
        double[] known = atoms.stream().mapToDouble(Atom::value).sorted().toArray();
        return Arrays.stream(sorted)
                .filter(value -> Arrays.binarySearch(known, value) < 0)
                .toArray();
    }

    private static void addQuantiles(TreeSet<Double> edges, double[] spread, double[] sorted) {
        int free = NumericBins.MOST_BOUNDARIES - edges.size();
        for (int k = 1; k <= free && spread.length > 0; k++) {
            double quantile = spread[(int) ((long) k * spread.length / (free + 1))];
            edges.add(shortest(quantile, sorted));
        }
    }

    /** Returns the shortest number that splits the rows nearly as the quantile does. */
    private static double shortest(double quantile, double[] sorted) {
        int slack = sorted.length / (SLACK_PER_CELL * NumericBins.MOST_BOUNDARIES);
        int below = lowerBound(sorted, quantile) - 1 - slack;
        return below < 0 ? quantile : ShortDecimal.within(sorted[below], quantile);
    }

    private static int lowerBound(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * Returns a cell for every category with enough rows, the most frequent first, then by name.
     *
     * @param values canonical texts, one a row
     * @param always categories that are named however few rows they have
     */
    static CategoryBins categories(List<String> values, List<String> always) {
        Map<String, Long> counts = new HashMap<>();
        values.forEach(category -> counts.merge(category, 1L, Long::sum));
        return categories(counts, values.size(), always);
    }

    /**
     * Returns a cell for every category with enough rows, the most frequent first, then by name.
     *
     * @param told rows per category, as canonical text
     * @param rows all rows with a category
     * @param always categories that are named however few rows they have
     */
    static CategoryBins categories(Map<String, Long> told, long rows, List<String> always) {
        Map<String, Long> counts = new HashMap<>(told);
        always.forEach(category -> counts.putIfAbsent(category, 0L));
        int fewest = rows < SMALL_ROWS ? FEWEST_CATEGORY_ROWS_IF_SMALL : FEWEST_CATEGORY_ROWS;
        Comparator<Map.Entry<String, Long>> byRows = Map.Entry.comparingByValue();
        return CategoryBins.of(
                counts.entrySet().stream()
                        .filter(e -> e.getValue() >= fewest || always.contains(e.getKey()))
                        .sorted(byRows.reversed().thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_CATEGORIES)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
