package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.statistics.CellGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Few enough bins for a chart, each a group of a feature's cells.
 *
 * <p>Numbers: {@code (below)}, groups of about equal baseline mass, {@code (above)}. Categories:
 * the most frequent of the baseline, {@code (other)} for the rest if there is one, {@code
 * (unseen)}. Both end with {@code (missing)}; type errors and non-finite numbers are in no bin. The
 * reconstruction error has no {@code (missing)}: no window's row lacks one, only the evaluation
 * rows that its components were found of.
 */
final class DisplayBins {
    static final int MOST = 32;
    private static final String MISSING = "(missing)";

    private final FeatureBaseline baseline;
    private final List<String> labels;
    private final int[] binOfCell;

    private DisplayBins(FeatureBaseline baseline, List<String> labels, int[] binOfCell) {
        this.baseline = baseline;
        this.labels = List.copyOf(labels);
        this.binOfCell = binOfCell;
    }

    static DisplayBins of(FeatureBaseline baseline) {
        return baseline.bins() instanceof NumericBins numbers
                ? ofNumbers(baseline, numbers)
                : ofCategories(baseline, (CategoryBins) baseline.bins());
    }

    private static DisplayBins ofNumbers(FeatureBaseline baseline, NumericBins bins) {
        long[] counts = baseline.profile().counts();
        int last = bins.cells() - 1;
        int[] groups = CellGroups.equalMass(Arrays.copyOfRange(counts, 1, last), MOST - 3);
        int[] binOfCell = new int[bins.cells()];
        List<String> labels = new ArrayList<>();
        labels.add("(below)");
        int first = 1;
        for (int cell = 1; cell < last; cell++) {
            binOfCell[cell] = 1 + groups[cell - 1];
            if (cell + 1 == last || groups[cell] != groups[cell - 1]) {
                labels.add(bins.label(first, cell));
                first = cell + 1;
            }
        }
        binOfCell[last] = labels.size();
        labels.add("(above)");
        if (canBeMissing(baseline)) {
            labels.add(MISSING);
        }
        return new DisplayBins(baseline, labels, binOfCell);
    }

    private static DisplayBins ofCategories(FeatureBaseline baseline, CategoryBins bins) {
        long[] counts = baseline.profile().counts();
        int[] byFrequency =
                IntStream.range(0, bins.unseen())
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer cell) -> -counts[cell]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        boolean allFit = byFrequency.length <= MOST - 2;
        int named = allFit ? byFrequency.length : MOST - 3;
        int[] binOfCell = new int[bins.cells()];
        List<String> labels = new ArrayList<>();
        for (int rank = 0; rank < byFrequency.length; rank++) {
            binOfCell[byFrequency[rank]] = Math.min(rank, named);
            if (rank < named) {
                labels.add(bins.label(byFrequency[rank]));
            }
        }
        if (!allFit) {
            labels.add("(other)");
        }
        binOfCell[bins.unseen()] = labels.size();
        labels.add("(unseen)");
        labels.add(MISSING);
        return new DisplayBins(baseline, labels, binOfCell);
    }

    private static boolean canBeMissing(FeatureBaseline baseline) {
        return !baseline.name().equals(ReconstructionModel.FEATURE);
    }

    boolean fits(FeatureProfile window) {
        return window.bins().equals(baseline.bins());
    }

    Distribution show(FeatureProfile window) {
        return new Distribution(baseline.name(), labels, rows(baseline.profile()), rows(window));
    }

    private List<Long> rows(FeatureProfile profile) {
        long[] counts = profile.counts();
        long[] rows = new long[labels.size()];
        for (int cell = 0; cell < counts.length; cell++) {
            rows[binOfCell[cell]] += counts[cell];
        }
        if (canBeMissing(baseline)) {
            rows[rows.length - 1] = profile.missing();
        }
        return Arrays.stream(rows).boxed().toList();
    }
}
