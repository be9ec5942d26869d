package dev.plumbline.monitoring.fold;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.slice.SegmentSlices;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.core.slice.SlicePlan;
import dev.plumbline.core.slice.SliceTotals;
import dev.plumbline.core.slice.SlicedPrediction;
import dev.plumbline.kafka.decode.DecodedPrediction;
import java.util.List;

/** The slices and listed segments that a row is in, and its answer counted in each. */
final class RowSlices {
    /** Null where nobody asked for slices. */
    private final SlicePlan slices;

    /** Null where no segments are listed, or no labels come whose coverage could differ. */
    private final SegmentSlices segments;

    private final List<String> classes;
    private final double origin;

    /**
     * Plans the slices that the monitor asks for.
     *
     * @param baseline null if none holds: no row is in a slice
     */
    RowSlices(Baseline baseline, Monitor monitor) {
        if (baseline == null) {
            this.slices = null;
            this.segments = null;
            this.classes = List.of();
            this.origin = 0;
            return;
        }
        this.slices =
                monitor.options()
                        .slices()
                        .map(spec -> SliceReferences.plan(baseline, spec))
                        .orElse(null);
        SegmentSlices listed =
                monitor.label() == null ? null : SliceReferences.segments(baseline, monitor);
        this.segments = listed == null || listed.isEmpty() ? null : listed;
        this.classes = baseline.classes();
        this.origin = SliceReferences.origin(baseline);
    }

    /** Returns the slices of a row; {@link SliceCode#NONE} where nobody asked for any. */
    long of(FeatureRow row) {
        long code = slices == null ? SliceCode.NONE : slices.code(row);
        return segments == null ? code : segments.code(code, row);
    }

    /** Counts the row's answer in each of its slices. */
    void add(long code, DecodedPrediction prediction, SliceTotals into) {
        double predicted =
                SlicedPrediction.of(
                                prediction.value(),
                                prediction.score(),
                                prediction.predictedClass(),
                                classes)
                        - origin;
        if (Double.isFinite(predicted)) {
            into.add(code, predicted, 1);
        } else if (segments != null) {
            segments.addTo(into, code);
        }
    }
}
