package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.ChunkThreshold;
import dev.plumbline.core.baseline.NamedCells;
import dev.plumbline.core.baseline.NamedReference;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.CompanionCounts;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;

/** Reads the cells and thresholds that a baseline keeps for statistics of other tools' profiles. */
final class NamedReferenceReader {
    static final String KEY = "named";
    private static final String WAY_OUT = "`plumbline baseline build` does; build it again";

    private final DocumentSection root;

    NamedReferenceReader(DocumentSection root) {
        this.root = root;
    }

    NamedReference named() {
        return root.optional(KEY).map(NamedReferenceReader::named).orElse(NamedReference.NONE);
    }

    private static NamedReference named(DocumentValue value) {
        DocumentSection section = value.section("cells", "thresholds");
        return new NamedReference(
                section.required("cells", WAY_OUT).list().stream()
                        .map(NamedReferenceReader::cells)
                        .toList(),
                section.required("thresholds", WAY_OUT).list().stream()
                        .map(NamedReferenceReader::threshold)
                        .toList());
    }

    private static ChunkThreshold threshold(DocumentValue value) {
        DocumentSection section = value.section("feature", "metric", "value");
        return new ChunkThreshold(
                section.required("feature", WAY_OUT).name(),
                section.required("metric", WAY_OUT).name(),
                section.required("value", WAY_OUT).number());
    }

    private static NamedCells cells(DocumentValue value) {
        DocumentSection section =
                value.section("feature", "kind", "values", "min", "max", "counts");
        CellKind kind = section.required("kind", WAY_OUT).oneOf(CellKind.class);
        CompanionCounts counts =
                kind == CellKind.VALUES ? ofValues(section) : ofEqualWidth(section);
        return new NamedCells(section.required("feature", WAY_OUT).name(), kind, counts);
    }

    private static CompanionCounts ofValues(DocumentSection section) {
        DocumentValue listed = section.required("values", WAY_OUT);
        double[] values = listed.numbers();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || i > 0 && values[i] <= values[i - 1]) {
                throw listed.problem("must be finite and ascending", "build the baseline again");
            }
        }
        long[] rows = section.required("counts", WAY_OUT).counts(values.length);
        CompanionBins bins = CompanionBins.ofValues(values);
        long[] counts = new long[bins.cells()];
        for (int i = 0; i < values.length; i++) {
            counts[bins.cellOf(values[i])] = rows[i];
        }
        return CompanionCounts.restore(bins, counts);
    }

    private static CompanionCounts ofEqualWidth(DocumentSection section) {
        long[] rows = section.required("counts", WAY_OUT).counts();
        DocumentValue max = section.required("max", WAY_OUT);
        double min = section.required("min", WAY_OUT).number();
        if (rows.length == 0 || max.number() < min) {
            throw max.problem("must be at least the min, over cells", "build the baseline again");
        }
        CompanionBins bins = CompanionBins.equalWidth(min, max.number(), rows.length);
        long[] counts = new long[bins.cells()];
        System.arraycopy(rows, 0, counts, 1, rows.length);
        return CompanionCounts.restore(bins, counts);
    }
}
