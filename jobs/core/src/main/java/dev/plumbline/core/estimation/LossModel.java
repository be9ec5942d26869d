package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predicts the loss of a row from the cells that its features and its predicted value are in:
 * boosted trees over the baseline's own cells, 100 of at most 31 leaves. Some 25 KB in bytes.
 * Immutable.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001)</a>
 */
public final class LossModel {
    private static final int FORMAT = 1;
    private static final int ROUNDS = 100;
    private static final double RATE = 0.1;

    private final Loss loss;
    private final List<CellRanks> ranks;
    private final double mean;
    private final List<RegressionTree> trees;
    private final TreeSum sum;

    private LossModel(Loss loss, List<CellRanks> ranks, double mean, List<RegressionTree> trees) {
        this.loss = loss;
        this.ranks = List.copyOf(ranks);
        this.mean = mean;
        this.trees = List.copyOf(trees);
        this.sum = new TreeSum(this.trees);
    }

    /**
     * Trains a model; the same rows give the same model.
     *
     * @param bins by slot
     * @param cells by slot and row, −1 if the row has no value
     * @param losses finite, one a row, at least one row
     */
    static LossModel train(Loss loss, List<Bins> bins, short[][] cells, double[] losses) {
        double mean = Arrays.stream(losses).average().orElseThrow();
        double[] residuals = Arrays.stream(losses).map(each -> each - mean).toArray();
        List<CellRanks> ranks =
                IntStream.range(0, cells.length)
                        .mapToObj(slot -> CellRanks.fit(bins.get(slot), cells[slot], losses))
                        .toList();
        short[][] ranked = new short[cells.length][];
        Arrays.setAll(ranked, slot -> ranks.get(slot).ranks(cells[slot]));
        int[] counts = ranks.stream().mapToInt(CellRanks::count).toArray();
        TreeGrower grower = new TreeGrower(ranked, counts, residuals);
        List<RegressionTree> trees = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            RegressionTree tree = grower.grow(RATE);
            if (tree.values().length == 1) {
                break;
            }
            trees.add(tree);
        }
        return new LossModel(loss, ranks, mean, trees);
    }

    /** Returns which loss of a row the model expects. */
    public Loss loss() {
        return loss;
    }

    /**
     * Returns the loss to be expected of a row, at least 0.
     *
     * @param cells by slot, −1 for a value that is missing or of another type
     * @throws IllegalArgumentException if there are not as many slots as in training
     */
    public double predict(int[] cells) {
        if (cells.length != ranks.size()) {
            throw new IllegalArgumentException(
                    "a row must have the %d slots of the baseline, got %d"
                            .formatted(ranks.size(), cells.length));
        }
        int[] ranked = new int[cells.length];
        for (int slot = 0; slot < cells.length; slot++) {
            ranked[slot] = ranks.get(slot).rank(cells[slot]);
        }
        return Math.max(0, sum.plus(mean, ranked));
    }

    /** Returns this model in bytes that begin with their own version. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(1 << 15);
        out.writeByte(FORMAT);
        out.writeByte(loss.ordinal());
        out.writeVarLong(ranks.size());
        ranks.forEach(slot -> slot.writeTo(out));
        out.writeDouble(mean);
        out.writeVarLong(trees.size());
        trees.forEach(tree -> tree.writeTo(out));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static LossModel fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("loss model bytes", FORMAT);
        Loss loss = Loss.values()[in.readByte()];
        List<CellRanks> ranks = new ArrayList<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            ranks.add(CellRanks.readFrom(in));
        }
        double mean = in.readDouble();
        List<RegressionTree> trees = new ArrayList<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            trees.add(RegressionTree.readFrom(in));
        }
        return new LossModel(loss, ranks, mean, trees);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LossModel model && Arrays.equals(toBytes(), model.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
