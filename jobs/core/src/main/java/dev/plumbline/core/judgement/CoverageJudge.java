package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.judgement.CoverageGap.Part;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.slice.SegmentSlices;
import dev.plumbline.core.slice.SliceTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers whether the labels of a window are of all its traffic alike. Where one segment's come and
 * another's do not, the labelled rows are another mix than the predictions, and their performance
 * is not the model's: no verdict. Where labels depend on what the model decided, as repayments on
 * loans that it granted, they do so for good, and no verdict at all would help nobody: a warning.
 */
public final class CoverageJudge {
    /** Largest difference between the label coverage of two listed segments. */
    public static final String OF_SEGMENTS = "segment_coverage_gap";

    /** Largest difference between the label coverage of two predicted classes. */
    public static final String OF_CLASSES = "class_coverage_gap";

    private static final String SEGMENT = "segment:";
    private static final String CLASS = "class:";

    private final CoverageSpec spec;
    private final int fewest;
    private final SegmentSlices segments;
    private final int classSlot;

    /**
     * What the labels of a window are worth.
     *
     * @param unjudgeable why they allow no verdict; null if they do
     */
    public record Finding(List<Measurement> measurements, String unjudgeable) {
        public static final Finding NOTHING = new Finding(List.of(), null);
    }

    /** Makes a judge of whether enough labels came, and evenly, as the monitor asks. */
    public CoverageJudge(Baseline baseline, Monitor monitor) {
        this.spec = monitor.options().coverage();
        this.fewest = monitor.sensitivity().minRows();
        this.segments = SliceReferences.segments(baseline, monitor);
        this.classSlot = baseline.layout().slotOf(Baseline.CLASS);
    }

    /** Whether segments are compared, by rows per slice; else only predicted classes are. */
    public boolean ofSegments() {
        return !segments.slices().isEmpty();
    }

    /**
     * Counts the predictions of a window by what will be compared when labels have come.
     *
     * @param slices predictions by slice
     * @return empty if there is nothing to compare
     */
    public Map<String, Long> predicted(ModelProfile window, SliceTotals slices) {
        Map<String, Long> predicted = new HashMap<>();
        segments.slices().stream()
                .flatMap(List::stream)
                .filter(slice -> slices.rows(slice) > 0)
                .forEach(slice -> predicted.put(SEGMENT + slice, slices.rows(slice)));
        if (classSlot >= 0 && window.profile(classSlot) instanceof CategoryProfile classes) {
            List<String> names = classes.bins().categories();
            for (int cell = 0; cell < names.size(); cell++) {
                if (classes.counts()[cell] > 0) {
                    predicted.put(CLASS + names.get(cell), classes.counts()[cell]);
                }
            }
        }
        return predicted;
    }

    /**
     * Compares what has a label with what was predicted.
     *
     * @param predicted {@link #predicted}
     * @param slices labelled rows by slice
     */
    public Finding measure(
            Map<String, Long> predicted, PerformanceTally tally, SliceTotals slices) {
        List<Measurement> measurements = new ArrayList<>();
        Optional<CoverageGap> ofSegments = ofSegments(predicted, slices);
        ofSegments.map(gap -> measurement(OF_SEGMENTS, gap)).ifPresent(measurements::add);
        if (tally instanceof ClassificationTally decisions) {
            ofClasses(predicted, decisions)
                    .map(gap -> measurement(OF_CLASSES, gap))
                    .ifPresent(measurements::add);
        }
        return new Finding(
                measurements,
                ofSegments
                        .filter(gap -> gap.isBeyond(spec.differsBy()))
                        .map(gap -> Reasons.unequalLabels(gap.text()))
                        .orElse(null));
    }

    private Optional<CoverageGap> ofSegments(Map<String, Long> predicted, SliceTotals slices) {
        return segments.slices().stream()
                .map(
                        division ->
                                division.stream()
                                        .map(slice -> part(slice, predicted, slices))
                                        .toList())
                .flatMap(division -> CoverageGap.widest(division, fewest).stream())
                .max(
                        Comparator.comparing((CoverageGap gap) -> gap.isBeyond(spec.differsBy()))
                                .thenComparing(CoverageGap::size));
    }

    private Part part(int slice, Map<String, Long> predicted, SliceTotals slices) {
        return new Part(
                segments.name(slice),
                slices.rows(slice),
                predicted.getOrDefault(SEGMENT + slice, 0L));
    }

    private Optional<CoverageGap> ofClasses(
            Map<String, Long> predicted, ClassificationTally decisions) {
        List<Part> parts =
                predicted.keySet().stream()
                        .filter(key -> key.startsWith(CLASS))
                        .sorted()
                        .map(key -> part(key, predicted.get(key), decisions))
                        .toList();
        return CoverageGap.widest(parts, fewest);
    }

    private static Part part(String key, long predicted, ClassificationTally decisions) {
        String name = key.substring(CLASS.length());
        return new Part("predicted " + name, decisions.decidedAs(name), predicted);
    }

    private Measurement measurement(String metric, CoverageGap gap) {
        boolean beyond = gap.isBeyond(spec.differsBy());
        Measurement.Builder measurement =
                Measurement.of(metric, null)
                        .value(gap.size())
                        .rows(gap.rows())
                        .threshold(spec.differsBy())
                        .pValue(gap.pValue());
        if (!beyond) {
            return measurement.verdict(Verdict.NOT_APPLICABLE, "displayed; " + gap.text());
        }
        return measurement.verdict(
                Verdict.WARN,
                metric.equals(OF_CLASSES)
                        ? "whether a label came depends on what was decided, so the measures hold for the labelled rows alone: "
                                + gap.text()
                        : "label coverage differs between segments: " + gap.text());
    }
}
