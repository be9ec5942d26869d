package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * One tree: a split sends a row left if its rank in a slot is at most a threshold. A child is the
 * number of a split, or the complement (~) of the number of a leaf; split 0 is the root.
 *
 * @param splits slot · 2²⁴ + threshold · 2¹⁶ + left · 2⁸ + right, the threshold 0 to 255 and the
 *     children as signed bytes; in one number, so that a row touches little memory
 * @param values by leaf, one more than there are splits
 */
record RegressionTree(long[] splits, float[] values) {
    /** Packs a split. */
    static long split(int slot, int threshold, int left, int right) {
        return (long) slot << 24 | threshold << 16 | (left & 0xFF) << 8 | right & 0xFF;
    }

    /** Returns the split with another child on one side. */
    static long withChild(long split, boolean left, int child) {
        int shift = left ? 8 : 0;
        return split & ~(0xFFL << shift) | (child & 0xFFL) << shift;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(splits.length);
        for (long split : splits) {
            out.writeVarLong(split);
        }
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.writeByte(bits >>> shift);
            }
        }
    }

    static RegressionTree readFrom(BinaryReader in) {
        long[] splits = new long[(int) in.readVarLong()];
        for (int split = 0; split < splits.length; split++) {
            splits[split] = in.readVarLong();
        }
        float[] values = new float[splits.length + 1];
        for (int leaf = 0; leaf < values.length; leaf++) {
            int bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = bits << 8 | in.readByte();
            }
            values[leaf] = Float.intBitsToFloat(bits);
        }
        return new RegressionTree(splits, values);
    }
}
