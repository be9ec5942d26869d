package dev.plumbline.core.baseline;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.slice.SegmentSlices;
import dev.plumbline.core.slice.SlicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the evaluation set held in every slice that the job looks at.
 *
 * @param slices empty if the monitor asked for none
 * @param losses how dependent the losses of all labelled rows were
 */
public record SliceReferences(List<SliceReference> slices, Dependence losses) {
    public static final SliceReferences NONE =
            new SliceReferences(List.of(), new Dependence(1, 0, 0));

    public SliceReferences {
        slices = List.copyOf(slices);
    }

    /** Returns the slices that a baseline's features make. */
    public static SlicePlan plan(Baseline baseline, SliceSpec spec) {
        List<SlicePlan.Candidate> candidates = new ArrayList<>();
        for (int slot = 0; slot < baseline.features().size(); slot++) {
            FeatureBaseline feature = baseline.features().get(slot);
            if (canSlice(feature.name())) {
                candidates.add(
                        new SlicePlan.Candidate(
                                feature.name(),
                                slot,
                                feature.bins(),
                                feature.profile().counts(),
                                feature.importance()));
            }
        }
        return new SlicePlan(candidates, spec);
    }

    /** Whether a name is the model's feature, and not what the monitor makes of all of them. */
    public static boolean canSlice(String feature) {
        return !feature.equals(ReconstructionModel.FEATURE);
    }

    /**
     * What is taken off every prediction before its square is summed, so that a large offset costs
     * no digits; 0 where the baseline holds no output.
     */
    public static double origin(Baseline baseline) {
        return !baseline.outputs().isEmpty()
                        && baseline.outputs().get(0).bins() instanceof NumericBins bins
                ? bins.origin()
                : 0;
    }

    /** Returns how dependent predictions are; unknown where the baseline holds no output. */
    public static Dependence ofPredictions(Baseline baseline) {
        return baseline.outputs().stream()
                .findFirst()
                .map(FeatureBaseline::dependence)
                .orElse(NONE.losses());
    }

    /** Returns the listed segments as slices behind those that the job looks at by itself. */
    public static SegmentSlices segments(Baseline baseline, Monitor monitor) {
        int first =
                monitor.options()
                        .slices()
                        .map(spec -> plan(baseline, spec).features().size())
                        .orElse(0);
        return new SegmentSlices(new Segments(baseline.layout(), monitor.segments()), first);
    }

    /** Returns what the evaluation set held in a slice; empty if it is not known. */
    public Optional<SliceReference> of(String name) {
        return slices.stream().filter(held -> held.slice().equals(name)).findFirst();
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(slices.size());
        slices.forEach(slice -> slice.writeTo(out));
        out.writeDouble(losses.lambda());
        out.writeDouble(losses.blockRows());
        out.writeLong(losses.blocks());
    }
}
