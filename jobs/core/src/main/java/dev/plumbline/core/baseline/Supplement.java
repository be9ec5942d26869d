package dev.plumbline.core.baseline;

import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.risk.BaselineRisk;
import dev.plumbline.core.threshold.NullThresholds;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a baseline that only some monitors ask for; each is empty where none was asked.
 *
 * @param segments what the evaluation set held in each of the monitor's segments that has enough
 *     rows
 * @param thresholds how large the shown statistics get by chance; null where that was not sampled
 * @param seasons null where the hours of a week are not told apart
 * @param named what statistics of other tools' profiles are held to
 * @param slices what the evaluation set held in each slice that the job looks at by itself
 * @param risk how much the model erred, and how dependent its errors were; null where neither a
 *     rule nor its whole life is held to it
 * @param estimates how performance is estimated without labels
 * @param reconstruction what rows are reconstructed by; null where that was not asked for
 * @param detectors what sequential detectors are told; null where none was asked for
 * @param target what the labels were; null where no row had one
 * @param blocks from what blocks the dependence is known, one for each window of the monitor; empty
 *     where the windows themselves are enough
 */
public record Supplement(
        List<SegmentBaseline> segments,
        NullThresholds thresholds,
        SeasonsReference seasons,
        NamedReference named,
        SliceReferences slices,
        BaselineRisk risk,
        EstimateReference estimates,
        ReconstructionModel reconstruction,
        DetectorReference detectors,
        TargetReference target,
        List<BlockChoice> blocks) {
    public static final Supplement NONE =
            new Supplement(
                    List.of(),
                    null,
                    null,
                    NamedReference.NONE,
                    SliceReferences.NONE,
                    null,
                    EstimateReference.NONE,
                    null,
                    null,
                    null,
                    List.of());

    private static final int SEGMENTS = 1;
    private static final int THRESHOLDS = 2;
    private static final int SEASONS = 3;
    private static final int NAMED = 4;
    private static final int SLICES = 5;
    private static final int RISK = 6;
    private static final int RISK_CAP = 60;
    private static final int ESTIMATES = 7;
    private static final int RECONSTRUCTION = 8;
    private static final int DETECTORS = 9;
    private static final int TARGET = 10;
    private static final int BLOCKS = 11;

    public Supplement {
        segments = List.copyOf(segments);
        blocks = List.copyOf(blocks);
    }

    /** Starts from no part at all. */
    public static Builder builder() {
        return NONE.toBuilder();
    }

    /** Starts from these parts. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Returns what a segment is held to; empty if the evaluation set held too few rows of it. */
    public Optional<SegmentBaseline> segment(String name) {
        return segments.stream().filter(held -> held.segment().equals(name)).findFirst();
    }

    /** Returns what windows of a granularity are held to. */
    Supplement at(String granularity) {
        return toBuilder()
                .segments(segments.stream().map(held -> held.at(granularity)).toList())
                .target(target == null ? null : target.at(granularity))
                .build();
    }

    /** Appends every part that is there, so that baselines that differ in one have other ids. */
    void writeTo(BinaryWriter out) {
        // a baseline without any part keeps the id that it had before there were parts
        if (!segments.isEmpty()) {
            out.writeByte(SEGMENTS);
            out.writeVarLong(segments.size());
            segments.forEach(segment -> segment.writeTo(out));
        }
        if (thresholds != null) {
            out.writeByte(THRESHOLDS);
            thresholds.writeTo(out);
        }
        if (seasons != null) {
            out.writeByte(SEASONS);
            seasons.writeTo(out);
        }
        if (!named.isEmpty()) {
            out.writeByte(NAMED);
            named.writeTo(out);
        }
        if (!slices.slices().isEmpty()) {
            out.writeByte(SLICES);
            slices.writeTo(out);
        }
        if (risk != null) {
            out.writeByte(RISK);
            out.writeDouble(risk.lossSum());
            out.writeVarLong(risk.rows());
            out.writeDouble(risk.designEffect());
            if (risk.bounded() != null) {
                out.writeByte(RISK_CAP);
                out.writeDouble(risk.bounded().cap());
            }
        }
        if (!estimates.isEmpty()) {
            out.writeByte(ESTIMATES);
            estimates.writeTo(out);
        }
        if (reconstruction != null) {
            out.writeByte(RECONSTRUCTION);
            reconstruction.writeTo(out);
        }
        if (detectors != null) {
            out.writeByte(DETECTORS);
            detectors.writeTo(out);
        }
        if (target != null) {
            out.writeByte(TARGET);
            target.writeTo(out);
        }
        if (!blocks.isEmpty()) {
            out.writeByte(BLOCKS);
            out.writeVarLong(blocks.size());
            blocks.forEach(choice -> choice.writeTo(out));
        }
    }

    /** Takes over single parts; each has the meaning of the component of its name. */
    public static final class Builder {
        private List<SegmentBaseline> segments;
        private NullThresholds thresholds;
        private SeasonsReference seasons;
        private NamedReference named;
        private SliceReferences slices;
        private BaselineRisk risk;
        private EstimateReference estimates;
        private ReconstructionModel reconstruction;
        private DetectorReference detectors;
        private TargetReference target;
        private List<BlockChoice> blocks;

        private Builder(Supplement parts) {
            segments = parts.segments;
            thresholds = parts.thresholds;
            seasons = parts.seasons;
            named = parts.named;
            slices = parts.slices;
            risk = parts.risk;
            estimates = parts.estimates;
            reconstruction = parts.reconstruction;
            detectors = parts.detectors;
            target = parts.target;
            blocks = parts.blocks;
        }

        public Builder segments(List<SegmentBaseline> found) {
            segments = found;
            return this;
        }

        public Builder thresholds(NullThresholds found) {
            thresholds = found;
            return this;
        }

        public Builder seasons(SeasonsReference found) {
            seasons = found;
            return this;
        }

        public Builder named(NamedReference found) {
            named = found;
            return this;
        }

        public Builder slices(SliceReferences found) {
            slices = found;
            return this;
        }

        public Builder risk(BaselineRisk found) {
            risk = found;
            return this;
        }

        public Builder estimates(EstimateReference found) {
            estimates = found;
            return this;
        }

        public Builder reconstruction(ReconstructionModel found) {
            reconstruction = found;
            return this;
        }

        public Builder detectors(DetectorReference found) {
            detectors = found;
            return this;
        }

        public Builder target(TargetReference found) {
            target = found;
            return this;
        }

        public Builder blocks(List<BlockChoice> found) {
            blocks = found;
            return this;
        }

        /** Returns the parts as set so far. */
        public Supplement build() {
            return new Supplement(
                    segments,
                    thresholds,
                    seasons,
                    named,
                    slices,
                    risk,
                    estimates,
                    reconstruction,
                    detectors,
                    target,
                    blocks);
        }
    }
}
