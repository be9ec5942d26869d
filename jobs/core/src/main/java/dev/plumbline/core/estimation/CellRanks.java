package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.NumericBins;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Puts the cells of one slot in the order in which trees may split them: those of numbers as they
 * ascend, those of categories by the mean loss of their rows. Missing values are a cell of their
 * own.
 */
final class CellRanks {
    /** Most ranks, but for that of missing numbers; a threshold fits an unsigned byte. */
    private static final int MOST_RANKS = 256;

    /** Rows of average loss that are put beside those of a category, for rare ones are chance. */
    private static final int PRIOR_ROWS = 20;

    /** By cell + 1; the first is the rank of a missing value. */
    private final int[] ranks;

    /** Whether the rank of every cell is its number. */
    private final boolean inOrder;

    private CellRanks(int[] ranks) {
        this.ranks = ranks;
        this.inOrder = IntStream.range(1, ranks.length).allMatch(at -> ranks[at] == at - 1);
    }

    /**
     * Ranks the cells.
     *
     * @param cells cell per row, −1 if missing
     * @param losses loss per row
     */
    static CellRanks fit(Bins bins, short[] cells, double[] losses) {
        int[] rows = new int[bins.cells() + 1];
        double[] sums = new double[rows.length];
        for (int row = 0; row < cells.length; row++) {
            rows[cells[row] + 1]++;
            sums[cells[row] + 1] += losses[row];
        }
        return new CellRanks(bins instanceof NumericBins ? ascending(rows) : byLoss(rows, sums));
    }

    private static int[] ascending(int[] rows) {
        int[] ranks = IntStream.range(-1, rows.length - 1).toArray();
        ranks[0] = rows[0] >= TreeGrower.FEWEST_ROWS ? rows.length - 1 : medianCell(rows);
        return ranks;
    }

    /** Where missing values hardly occurred, one is taken for a common value. */
    private static int medianCell(int[] rows) {
        long left = Arrays.stream(rows, 1, rows.length).asLongStream().sum() / 2;
        int cell = 0;
        while (cell < rows.length - 2 && left >= rows[cell + 1]) {
            left -= rows[cell + 1];
            cell++;
        }
        return cell;
    }

    private static int[] byLoss(int[] rows, double[] sums) {
        double mean = Arrays.stream(sums).sum() / Math.max(1, Arrays.stream(rows).sum());
        int[] order =
                IntStream.range(0, rows.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        at ->
                                                (sums[at] + PRIOR_ROWS * mean)
                                                        / (rows[at] + PRIOR_ROWS)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] ranks = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = order.length <= MOST_RANKS ? i : i * MOST_RANKS / order.length;
        }
        return ranks;
    }

    /**
     * Returns the rank of a cell, from 0.
     *
     * @param cell −1 for a missing value
     */
    int rank(int cell) {
        return inOrder && cell >= 0 ? cell : ranks[cell + 1];
    }

    /** Returns the rank of every row. */
    short[] ranks(short[] cells) {
        short[] ranked = new short[cells.length];
        for (int row = 0; row < cells.length; row++) {
            ranked[row] = (short) rank(cells[row]);
        }
        return ranked;
    }

    /** One more than the highest rank. */
    int count() {
        return Arrays.stream(ranks).max().orElseThrow() + 1;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(ranks.length);
        out.writeByte(inOrder ? 1 : 0);
        for (int at = 0; at < (inOrder ? 1 : ranks.length); at++) {
            out.writeVarLong(ranks[at]);
        }
    }

    static CellRanks readFrom(BinaryReader in) {
        int[] ranks = IntStream.range(-1, (int) in.readVarLong() - 1).toArray();
        boolean inOrder = in.readByte() == 1;
        for (int at = 0; at < (inOrder ? 1 : ranks.length); at++) {
            ranks[at] = (int) in.readVarLong();
        }
        return new CellRanks(ranks);
    }
}
