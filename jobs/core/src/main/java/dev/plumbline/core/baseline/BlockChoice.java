package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;

/**
 * From what blocks the dependence of rows is known at one length of window, and why.
 *
 * @param granularity as {@link dev.plumbline.core.monitor.WindowSpec#granularity}
 * @param basis what the blocks are
 * @param blocks how many there are
 * @param windows whole windows that the evaluation set holds, of very many those that were kept;
 *     where they are enough, they serve
 */
public record BlockChoice(String granularity, Basis basis, long blocks, long windows) {
    /** What blocks are. */
    public enum Basis {
        /** The windows themselves. */
        WINDOWS,

        /** Days, for windows of whole days of which there are too few. */
        DAYS,

        /** Days less the mean of their weekday, for windows of whole weeks. */
        WEEKDAYS,

        /** Stretches of equally many rows, where not even days are enough. */
        EQUAL
    }

    void writeTo(BinaryWriter out) {
        out.writeText(granularity);
        out.writeText(basis.name());
        out.writeVarLong(blocks);
        out.writeVarLong(windows);
    }
}
