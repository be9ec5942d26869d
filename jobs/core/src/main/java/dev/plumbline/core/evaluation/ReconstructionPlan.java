package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.multivariate.CoMoments;
import dev.plumbline.core.multivariate.PrincipalComponents;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.CategoryBins;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Principal components of about half of the rows held, and the reconstruction error of the other
 * rows by them, which is counted as one more numeric feature.
 *
 * <p>Rows lie nearer to components that were found of themselves than any later row will: with ten
 * independent features and 1,000 rows by .18 standard deviations of the error, which alone would be
 * drift. So no row serves for both. Which half a row is in follows from its values, so that both
 * readings agree.
 */
final class ReconstructionPlan implements RowCounter {
    private final List<SlotPlan> slots;
    private static final int FEWEST_ROWS = 100;

    private final ReconstructionModel model;

    private ReconstructionPlan(List<SlotPlan> slots, ReconstructionModel model) {
        this.slots = slots;
        this.model = model;
    }

    /**
     * Finds the components.
     *
     * @throws IllegalArgumentException if there are too many features, too few rows, or they are
     *     all the same
     */
    static ReconstructionPlan of(List<SlotPlan> slots, EvaluationSample sample) {
        if (sample.rows() < FEWEST_ROWS) {
            throw new IllegalArgumentException(
                    "multivariate: pca needs at least %d evaluation rows, got %d; add rows or remove the key"
                            .formatted(FEWEST_ROWS, sample.rows()));
        }
        List<double[]> shares = slots.stream().map(slot -> shares(slot, sample)).toList();
        CoMoments moments = new CoMoments(means(slots, shares, sample));
        for (int row = 0; row < sample.rows(); row++) {
            double[] encoded = encoded(slots, shares, held(sample, row));
            if (isFitted(encoded)) {
                moments.add(encoded);
            }
        }
        return new ReconstructionPlan(
                slots,
                new ReconstructionModel(
                        slots.stream().map(SlotPlan::name).toList(),
                        shares,
                        PrincipalComponents.of(moments, PrincipalComponents.USUAL_SHARE)
                                .inSinglePrecision()));
    }

    private static double[] shares(SlotPlan slot, EvaluationSample sample) {
        if (!(slot.bins() instanceof CategoryBins bins)) {
            return new double[0];
        }
        double[] rows = new double[bins.unseen() + 1];
        for (int row = 0; row < sample.rows(); row++) {
            int cell = cell(bins, sample.feature(slot.name(), row));
            if (cell >= 0) {
                rows[cell]++;
            }
        }
        double all = Math.max(1, Arrays.stream(rows).sum());
        return Arrays.stream(rows).map(count -> count / all).toArray();
    }

    private static int cell(CategoryBins bins, Object value) {
        int cell = value == null ? -1 : bins.cellOf(Scalar.text(value));
        return cell > bins.unseen() ? -1 : cell;
    }

    private static double[] means(
            List<SlotPlan> slots, List<double[]> shares, EvaluationSample sample) {
        double[] sums = new double[slots.size()];
        long[] present = new long[slots.size()];
        for (int row = 0; row < sample.rows(); row++) {
            double[] values = encoded(slots, shares, held(sample, row));
            for (int i = 0; i < values.length; i++) {
                if (Double.isFinite(values[i])) {
                    sums[i] += values[i];
                    present[i]++;
                }
            }
        }
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> present[i] == 0 ? 0 : sums[i] / present[i])
                .toArray();
    }

    private static Function<String, Object> held(EvaluationSample sample, int row) {
        return name -> sample.feature(name, row);
    }

    private static double[] encoded(
            List<SlotPlan> slots, List<double[]> shares, Function<String, Object> row) {
        double[] encoded = new double[slots.size()];
        for (int i = 0; i < encoded.length; i++) {
            Object value = row.apply(slots.get(i).name());
            if (slots.get(i).bins() instanceof CategoryBins bins) {
                int cell = cell(bins, value);
                encoded[i] = cell < 0 ? Double.NaN : shares.get(i)[cell];
            } else {
                encoded[i] =
                        value == null || Scalar.isText(value) ? Double.NaN : Scalar.number(value);
            }
        }
        return encoded;
    }

    private static boolean isFitted(double[] encoded) {
        long hash = Arrays.hashCode(encoded) * 0x9E3779B97F4A7C15L;
        return hash < 0;
    }

    /** Returns the error of a row; null for a row that the components were found of. */
    private Double error(Function<String, Object> row) {
        double[] encoded = encoded(slots, model.shares(), row);
        return isFitted(encoded) ? null : model.components().error(encoded);
    }

    /** Returns a row that holds its error too. */
    Function<String, Object> with(Function<String, Object> row) {
        Object error = error(row);
        return name -> name.equals(ReconstructionModel.FEATURE) ? error : row.apply(name);
    }

    /** Returns the cells in which the error is counted, and adds it to the rows held. */
    SlotPlan slot(EvaluationFacts set, EvaluationSample sample) {
        for (int row = 0; row < sample.rows(); row++) {
            Double error = error(held(sample, row));
            if (error != null) {
                sample.derive(ReconstructionModel.FEATURE, row, error);
                set.derive(ReconstructionModel.FEATURE, error);
            }
        }
        if (set.feature(ReconstructionModel.FEATURE) == null) {
            throw new IllegalArgumentException(
                    "multivariate: pca needs evaluation rows that differ, got %d equal ones; remove the key"
                            .formatted(sample.rows()));
        }
        return SlotPlan.numeric(
                ReconstructionModel.FEATURE,
                1,
                set.feature(ReconstructionModel.FEATURE),
                IntStream.range(0, sample.rows())
                        .mapToObj(row -> sample.feature(ReconstructionModel.FEATURE, row)));
    }

    @Override
    public void add(CountedRow row) {
        // the error is counted in a slot of its own
    }

    @Override
    public Supplement into(Supplement supplement) {
        return supplement.toBuilder().reconstruction(model).build();
    }
}
