package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What statistics of other tools' profiles are held to beside the features' own cells.
 *
 * @param cells by feature and kind
 * @param thresholds by feature and measurement
 */
public record NamedReference(List<NamedCells> cells, List<ChunkThreshold> thresholds) {
    public static final NamedReference NONE = new NamedReference(List.of(), List.of());

    public NamedReference {
        cells = List.copyOf(cells);
        thresholds = List.copyOf(thresholds);
    }

    /** Whether nothing but the baseline's own cells and thresholds is known. */
    public boolean isEmpty() {
        return cells.isEmpty() && thresholds.isEmpty();
    }

    /** Returns the counts of one feature, by the kind of cells. */
    public Map<CellKind, CompanionCounts> of(String feature) {
        Map<CellKind, CompanionCounts> found = new EnumMap<>(CellKind.class);
        cells.stream()
                .filter(each -> each.feature().equals(feature))
                .forEach(each -> found.put(each.kind(), each.counts()));
        return found;
    }

    /** Returns where a measurement of a feature turns, if the chunks told. */
    public Optional<Double> threshold(String feature, String measurement) {
        return thresholds.stream()
                .filter(each -> each.feature().equals(feature))
                .filter(each -> each.measurement().equals(measurement))
                .map(ChunkThreshold::value)
                .findFirst();
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(cells.size());
        cells.forEach(each -> each.writeTo(out));
        out.writeVarLong(thresholds.size());
        thresholds.forEach(each -> each.writeTo(out));
    }
}
