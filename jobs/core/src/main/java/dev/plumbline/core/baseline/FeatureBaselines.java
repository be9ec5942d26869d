package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Turns columns of evaluation rows into what production is held to. */
final class FeatureBaselines {
    /** Cell of a row that is in none. */
    private static final int NONE = -1;

    /** Enough for a cell's mean, and few enough for 200 features in a megabyte. */
    private static final int DIGITS_PER_SUM = 4;

    private final int rows;
    private final Blocks blocks;

    FeatureBaselines(int rows, Blocks blocks) {
        this.rows = rows;
        this.blocks = blocks;
    }

    FeatureBaseline numeric(String name, Column column, double importance) {
        // sorted, so that sums do not depend on the order of rows
        double[] finite =
                IntStream.range(0, rows)
                        .mapToDouble(column::number)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        NumericBins bins = BaselineBins.numeric(finite);
        NumericProfile profile = bins.emptyProfile();
        Arrays.stream(finite).forEach(profile::add);
        int[] cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            double value = column.number(row);
            cells[row] = Double.isFinite(value) ? bins.cellOf(value) : NONE;
            if (cells[row] == NONE) {
                addBesideTheCells(profile, column, row);
            }
        }
        Dependence dependence = blocks.dependence(cells, profile.counts(), true);
        NumericProfile small =
                NumericProfile.restore(bins, profile.totals().rounded(DIGITS_PER_SUM));
        return new FeatureBaseline(name, small, dependence, importance);
    }

    private static void addBesideTheCells(NumericProfile profile, Column column, int row) {
        if (column.isMissing(row)) {
            profile.addMissing();
        } else if (column.isText(row)) {
            profile.addTypeError();
        } else {
            profile.add(column.number(row));
        }
    }

    /**
     * Returns the baseline of a categorical column.
     *
     * @param always categories that are named however few rows they have
     */
    FeatureBaseline categorical(
            String name, Column column, double importance, List<String> always) {
        List<String> present = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (!column.isMissing(row)) {
                present.add(column.text(row));
            }
        }
        CategoryBins bins = BaselineBins.categories(present, always);
        CategoryProfile profile = bins.emptyProfile();
        int[] cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            if (column.isMissing(row)) {
                profile.addMissing();
                cells[row] = NONE;
            } else {
                cells[row] = bins.cellOf(column.text(row));
                profile.addCell(cells[row]);
            }
        }
        Dependence dependence = blocks.dependence(cells, profile.counts(), false);
        return new FeatureBaseline(name, profile, dependence, importance);
    }
}
