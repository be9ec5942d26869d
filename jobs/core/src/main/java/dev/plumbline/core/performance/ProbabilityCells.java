package dev.plumbline.core.performance;

/**
 * Fixed cells of a probability: 1/1024 wide from 1/32 to 31/32 and, towards either end, at most
 * 1/32 of the distance to it, down to 2⁻⁴⁰, so that what sure models say is told apart too. 0 and 1
 * are cells of their own with all that is nearer. The cells of s and 1 − s mirror each other.
 */
public final class ProbabilityCells {
    private static final float CENTRE = 0x1p-5f;
    private static final float SMALLEST = 0x1p-40f;

    /** Bits of a float that remain: 5 of the mantissa, for 32 cells an octave. */
    private static final int BITS_DROPPED = 18;

    private static final int FIRST = Float.floatToRawIntBits(SMALLEST) >>> BITS_DROPPED;

    /** Cells below {@link #CENTRE}: that of 0, and 32 for each octave. */
    private static final int TAIL = 1 + (Float.floatToRawIntBits(CENTRE) >>> BITS_DROPPED) - FIRST;

    /** Cells from {@link #CENTRE} to one half. */
    private static final int INNER = 512 - 32;

    /** One more than the last cell. */
    public static final int CELLS = 2 * (TAIL + INNER);

    private ProbabilityCells() {}

    /**
     * Returns the cell of a probability; cells ascend with it.
     *
     * @param probability 0 to 1
     */
    public static int cellOf(float probability) {
        return probability < 0.5f ? lower(probability) : CELLS - 1 - lower(1 - probability);
    }

    /** Returns the cell of a distance to the nearer end, 0 to .5. */
    private static int lower(float distance) {
        if (distance >= CENTRE) {
            return Math.min(TAIL + INNER - 1, TAIL + (int) ((distance - CENTRE) * 1024));
        }
        return distance < SMALLEST
                ? 0
                : 1 + (Float.floatToRawIntBits(distance) >>> BITS_DROPPED) - FIRST;
    }
}
