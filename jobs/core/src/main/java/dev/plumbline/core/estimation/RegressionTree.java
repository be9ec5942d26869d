package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * One tree: a split sends a row left if its rank in a slot is at most a threshold. A child is the
 * number of a split, or the complement (~) of the number of a leaf; split 0 is the root.
 *
 * @param slots by split
 * @param thresholds by split, 0 to 255
 * @param left by split
 * @param right by split
 * @param values by leaf, one more than there are splits
 */
record RegressionTree(int[] slots, int[] thresholds, int[] left, int[] right, float[] values) {
    /** Returns the value of the leaf that a row with these ranks by slot falls into. */
    float value(int[] ranks) {
        int at = slots.length == 0 ? -1 : 0;
        while (at >= 0) {
            at = ranks[slots[at]] <= thresholds[at] ? left[at] : right[at];
        }
        return values[~at];
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(slots.length);
        for (int split = 0; split < slots.length; split++) {
            out.writeVarLong(slots[split]);
            out.writeByte(thresholds[split]);
            out.writeSignedLong(left[split]);
            out.writeSignedLong(right[split]);
        }
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.writeByte(bits >>> shift);
            }
        }
    }

    static RegressionTree readFrom(BinaryReader in) {
        int splits = (int) in.readVarLong();
        RegressionTree tree =
                new RegressionTree(
                        new int[splits],
                        new int[splits],
                        new int[splits],
                        new int[splits],
                        new float[splits + 1]);
        for (int split = 0; split < splits; split++) {
            tree.slots[split] = (int) in.readVarLong();
            tree.thresholds[split] = in.readByte();
            tree.left[split] = (int) in.readSignedLong();
            tree.right[split] = (int) in.readSignedLong();
        }
        for (int leaf = 0; leaf <= splits; leaf++) {
            int bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = bits << 8 | in.readByte();
            }
            tree.values[leaf] = Float.intBitsToFloat(bits);
        }
        return tree;
    }
}
