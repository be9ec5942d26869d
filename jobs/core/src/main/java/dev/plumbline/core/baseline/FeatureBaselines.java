package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns columns of evaluation rows into what production is held to. */
final class FeatureBaselines {
    private final int rows;
    private final Blocks blocks;

    FeatureBaselines(int rows, Blocks blocks) {
        this.rows = rows;
        this.blocks = blocks;
    }

    FeatureBaseline numeric(String name, Column column, double importance) {
        double[] finite = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            double value = column.number(row);
            if (Double.isFinite(value)) {
                finite[size++] = value;
            }
        }
        NumericBins bins = BaselineBins.numeric(Arrays.copyOf(finite, size));
        NumericProfile profile = bins.emptyProfile();
        int[] cells = new int[rows];
        for (int row = 0; row < rows; row++) {
            cells[row] = addNumber(profile, column, row);
        }
        Dependence dependence = blocks.dependence(cells, profile.counts(), true);
        return new FeatureBaseline(name, profile, dependence, importance);
    }

    private static int addNumber(NumericProfile profile, Column column, int row) {
        if (column.isMissing(row)) {
            profile.addMissing();
            return -1;
        }
        if (column.isText(row)) {
            profile.addTypeError();
            return -1;
        }
        double value = column.number(row);
        profile.add(value);
        return Double.isFinite(value) ? profile.bins().cellOf(value) : -1;
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
                cells[row] = -1;
            } else {
                cells[row] = bins.cellOf(column.text(row));
                profile.addCell(cells[row]);
            }
        }
        Dependence dependence = blocks.dependence(cells, profile.counts(), false);
        return new FeatureBaseline(name, profile, dependence, importance);
    }
}
