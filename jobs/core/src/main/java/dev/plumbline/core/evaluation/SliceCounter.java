package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.slice.Moments;
import dev.plumbline.core.slice.SlicePlan;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.slice.SlicedPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts predictions and losses per cell of every feature, because which cells make a slice is
 * known only when all rows are counted. Memory: about 100 bytes a cell.
 */
final class SliceCounter implements RowCounter {
    private final BaselinePlan plan;
    private final SliceSpec spec;
    private final double origin;
    private final List<long[]> counts = new ArrayList<>();

    /** Per feature; the slice is a cell's number plus one, the missing are 0. */
    private final List<SliceTotals> predictions = new ArrayList<>();

    private final List<SliceTotals> losses = new ArrayList<>();
    private final SegmentBlocks dependence;

    SliceCounter(BaselinePlan plan, SliceSpec spec) {
        this.plan = plan;
        this.spec = spec;
        SlotPlan output = plan.outputs().get(0);
        this.origin = output.bins() instanceof NumericBins bins ? bins.origin() : 0;
        this.dependence = new SegmentBlocks(plan.blocks().first());
        for (SlotPlan feature : plan.features()) {
            counts.add(new long[feature.bins().cells()]);
            predictions.add(new SliceTotals());
            losses.add(new SliceTotals());
        }
    }

    @Override
    public void add(CountedRow row) {
        double predicted = predicted(row.output());
        double loss = row.label() == null ? Double.NaN : loss(row.output(), row.label());
        for (int feature = 0; feature < counts.size(); feature++) {
            int cell = row.cells()[feature];
            if (cell >= 0) {
                counts.get(feature)[cell]++;
            }
            if (Double.isFinite(predicted)) {
                predictions.get(feature).add(cell + 1, predicted, 1);
            }
            if (Double.isFinite(loss)) {
                losses.get(feature).add(cell + 1, loss, 1);
            }
        }
        if (Double.isFinite(loss)) {
            dependence.add(row.block(), loss);
        }
    }

    private double predicted(Output output) {
        return SlicedPrediction.of(
                        Scalar.number(output.value()),
                        Scalar.number(output.score()),
                        output.predictedClass(),
                        plan.classes())
                - origin;
    }

    /** NaN where the model decided nothing, which is no error. */
    private double loss(Output output, Object label) {
        if (plan.monitor().task() == Task.REGRESSION) {
            return Math.abs(Scalar.number(output.value()) - Scalar.number(label));
        }
        if (output.predictedClass() == null) {
            return Double.NaN;
        }
        return Scalar.text(label).equals(output.predictedClass()) ? 0 : 1;
    }

    @Override
    public Supplement into(Supplement supplement) {
        SlicePlan slices = slices();
        List<SliceReference> references = new ArrayList<>();
        for (int i = 0; i < slices.features().size(); i++) {
            references.addAll(references(slices, i));
        }
        return supplement.toBuilder()
                .slices(new SliceReferences(references, dependence.dependence()))
                .build();
    }

    private SlicePlan slices() {
        List<SlicePlan.Candidate> candidates = new ArrayList<>();
        for (int slot = 0; slot < counts.size(); slot++) {
            SlotPlan feature = plan.features().get(slot);
            if (SliceReferences.canSlice(feature.name())) {
                candidates.add(
                        new SlicePlan.Candidate(
                                feature.name(),
                                slot,
                                feature.bins(),
                                counts.get(slot),
                                feature.importance()));
            }
        }
        return new SlicePlan(candidates, spec);
    }

    private List<SliceReference> references(SlicePlan slices, int feature) {
        int slot = slot(slices.features().get(feature));
        Map<Integer, Moments> predicted = new TreeMap<>();
        Map<Integer, Moments> lost = new TreeMap<>();
        for (int cell = -1; cell < counts.get(slot).length; cell++) {
            int slice = slices.slice(feature, cell);
            predicted.merge(slice, predictions.get(slot).of(cell + 1), Moments::plus);
            lost.merge(slice, losses.get(slot).of(cell + 1), Moments::plus);
        }
        List<SliceReference> references = new ArrayList<>();
        predicted.forEach(
                (slice, moments) -> {
                    Moments loss = lost.get(slice);
                    references.add(
                            new SliceReference(
                                    slices.name(slice),
                                    moments.rows(),
                                    origin + moments.mean(),
                                    moments.variance(),
                                    loss.rows(),
                                    loss.mean(),
                                    loss.variance()));
                });
        return references;
    }

    private int slot(String feature) {
        return plan.features().stream().map(SlotPlan::name).toList().indexOf(feature);
    }
}
