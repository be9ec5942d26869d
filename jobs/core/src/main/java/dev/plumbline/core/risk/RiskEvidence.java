package dev.plumbline.core.risk;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/**
 * What the windows so far say against a deployment: how many there were, and the wealth of each of
 * {@link RiskWatch#BETS} bettors who stake on a risk above the limit. Immutable.
 */
public final class RiskEvidence {
    private static final int FORMAT = 1;

    private final long windows;
    private final double[] wealth;

    RiskEvidence(long windows, double[] wealth) {
        this.windows = windows;
        this.wealth = wealth;
    }

    /** Returns the evidence before the first window. */
    public static RiskEvidence none() {
        return new RiskEvidence(0, new double[RiskWatch.BETS]);
    }

    /** Windows with labelled rows so far. */
    public long windows() {
        return windows;
    }

    double wealth(int bet) {
        return wealth[bet];
    }

    double meanWealth() {
        return Arrays.stream(wealth).sum() / wealth.length;
    }

    /** Returns this evidence in bytes that begin with their own version; at most 203. */
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(11 + 8 * wealth.length);
        out.writeByte(FORMAT);
        out.writeVarLong(windows);
        for (double each : wealth) {
            out.writeDouble(each);
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static RiskEvidence fromBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("evidence bytes", FORMAT);
        long windows = in.readVarLong();
        double[] wealth = new double[RiskWatch.BETS];
        for (int bet = 0; bet < wealth.length; bet++) {
            wealth[bet] = in.readDouble();
        }
        return new RiskEvidence(windows, wealth);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskEvidence evidence
                && windows == evidence.windows
                && Arrays.equals(wealth, evidence.wealth);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(windows) + Arrays.hashCode(wealth);
    }
}
