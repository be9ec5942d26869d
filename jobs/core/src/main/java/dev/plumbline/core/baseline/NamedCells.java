package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionCounts;

/**
 * The evaluation rows of one numeric feature or output in cells that a named profile needs.
 *
 * @param counts rows per cell; never changed after construction
 */
public record NamedCells(String feature, CellKind kind, CompanionCounts counts) {

    void writeTo(BinaryWriter out) {
        out.writeText(feature);
        out.writeText(kind.name());
        for (int edge = 0; edge + 1 < counts.bins().cells(); edge++) {
            out.writeDouble(counts.bins().edge(edge));
        }
        counts.writeTo(out);
    }
}
