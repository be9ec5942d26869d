package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import java.util.Optional;

/** Which cells beside the baseline's own a statistic of a numeric feature needs. */
public final class CellChoice {
    private static final int EQUAL_WIDTH_CELLS = 10_000;
    private static final int FEW_VALUES_OF_NANNYML = 50;
    private static final double FEW_VALUES_PER_ROW_OF_NANNYML = 0.1;
    static final int FEW_VALUES_OF_EVIDENTLY = 20;

    private CellChoice() {}

    /** Returns the kind of cells; none where the baseline's own serve. */
    public static Optional<CellKind> of(
            NamedProfile profile, Statistic statistic, ReferenceShape shape) {
        boolean ordered =
                statistic == Statistic.KOLMOGOROV_SMIRNOV || statistic == Statistic.WASSERSTEIN;
        return switch (profile) {
            case PLUMBLINE -> Optional.empty();
            case NANNYML -> Optional.of(ordered ? ofOrdered(shape.rows()) : ofHistogram(shape));
            case EVIDENTLY -> ordered ? Optional.empty() : Optional.of(ofEvidently(shape));
            case AZURE, TFDV -> ordered ? Optional.empty() : Optional.of(CellKind.EQUAL_WIDTH);
        };
    }

    /** NannyML compares few rows exactly and many by ten thousand cells. */
    static CellKind ofOrdered(long rows) {
        return rows < ReferenceShape.MOST_VALUES ? CellKind.VALUES : CellKind.EQUAL_WIDTH;
    }

    /** NannyML takes a number of few values for a category. */
    private static CellKind ofHistogram(ReferenceShape shape) {
        boolean many =
                shape.distinct() > FEW_VALUES_OF_NANNYML
                        || (double) shape.distinct() / shape.rows() > FEW_VALUES_PER_ROW_OF_NANNYML;
        return many ? CellKind.DOANE : CellKind.VALUES;
    }

    private static CellKind ofEvidently(ReferenceShape shape) {
        return shape.distinct() <= FEW_VALUES_OF_EVIDENTLY ? CellKind.VALUES : CellKind.EQUAL_WIDTH;
    }

    /** Makes the cells of a kind. */
    public static CompanionBins bins(CellKind kind, ReferenceShape shape) {
        return switch (kind) {
            case DOANE -> CompanionBins.equalWidth(shape.min(), shape.max(), shape.doane());
            case EQUAL_WIDTH ->
                    CompanionBins.equalWidth(shape.min(), shape.max(), EQUAL_WIDTH_CELLS);
            case VALUES -> CompanionBins.ofValues(shape.values());
        };
    }
}
