package dev.plumbline.core.errorstream;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * Whether the errors are back at the level before a rise: a detector begins anew after a drift and
 * soon takes the worse rate for the usual one, so it cannot say.
 *
 * <p>Windows are put together until they hold {@value #ENOUGH} rows; then their mean error is back
 * if it exceeds that before the rise by no more than chance does in 19 of 20 cases.
 *
 * @param before rows before the rise
 * @param recent rows since the rise, or since they were last looked at
 * @param away whether the errors were not back when last looked at
 */
record RaisedLevel(MeanError before, MeanError recent, boolean away) {
    /** Rows that are looked at together. */
    static final int ENOUGH = 1_000;

    /** The 95 % quantile of the standard normal distribution. */
    private static final double ONE_SIDED = 1.6448536269514722;

    /** Begins with a rise. */
    static RaisedLevel after(MeanError before) {
        return new RaisedLevel(before, MeanError.NONE, true);
    }

    /** Returns the level after another rise; what was lost before is not forgotten. */
    RaisedLevel again(MeanError sinceTheLast) {
        return after(away ? before : sinceTheLast);
    }

    /** Returns the level after one more window. */
    RaisedLevel next(MeanError window) {
        MeanError rows = recent.plus(window);
        return rows.rows() < ENOUGH
                ? new RaisedLevel(before, rows, away)
                : new RaisedLevel(before, MeanError.NONE, rows.mean() > highestByChance(rows));
    }

    private double highestByChance(MeanError rows) {
        // two rows more, half of them wrong: a rate of 0 has chance too
        double rate = (before.sum() + 1) / (before.rows() + 2);
        double variance = rate * (1 - rate) * (1.0 / (before.rows() + 2) + 1.0 / rows.rows());
        return before.mean() + ONE_SIDED * Math.sqrt(variance);
    }

    void writeTo(BinaryWriter out) {
        before.writeTo(out);
        recent.writeTo(out);
        out.writeByte(away ? 1 : 0);
    }

    static RaisedLevel readFrom(BinaryReader in) {
        return new RaisedLevel(MeanError.readFrom(in), MeanError.readFrom(in), in.readByte() == 1);
    }
}
