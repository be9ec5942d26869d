package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.BitSet;
import java.util.Map;

/**
 * Reactive drift detection method: {@link Ddm} that forgets, so that it stays awake in long stable
 * times. When it has counted so many rows that it has become slow, it begins again from the newest
 * ones; a warning that lasts too long is a drift; and after a drift it begins again from the rows
 * since the warning began. Sees rises only.
 *
 * @see <a href="https://doi.org/10.1016/j.eswa.2017.08.023">Barros, Cabral, Gonçalves and Santos
 *     (2017)</a>
 */
public final class Rddm extends Detector {
    private final Settings settings;
    private final BitSet newest;
    private int stored;
    private int position;
    private int warningRows;
    private long rows;
    private double rate;
    private double lowestRate;
    private double lowestDeviation;

    /**
     * The settings.
     *
     * @param minimumRows rows before the lowest rate is taken and anything is said, at least 1
     * @param warning standard deviations above the lowest rate that warn, above 0, at most drift
     * @param drift standard deviations above the lowest rate that are a drift, above 0
     * @param maximumRows rows after which it begins again from the newest, at least stableRows
     * @param stableRows newest rows that it keeps, at least warningLimit, at most 1,000,000
     * @param warningLimit rows in a row that warn until it is a drift, at least 1
     */
    public record Settings(
            int minimumRows,
            double warning,
            double drift,
            int maximumRows,
            int stableRows,
            int warningLimit)
            implements DetectorSettings {
        private static final double WARNING_RATIO = 1.773 / 2.258;

        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.above("drift", drift, 0);
            Require.positiveUpTo("warning", warning, drift);
            Require.atLeast("warningLimit", warningLimit, 1);
            Require.atLeast("stableRows", stableRows, warningLimit);
            Require.that(
                    stableRows <= 1_000_000,
                    "stableRows must be at most 1000000, got %s",
                    stableRows);
            Require.atLeast("maximumRows", maximumRows, stableRows);
        }

        static Settings moa() {
            return new Settings(129, 1.773, 2.258, 40_000, 7_000, 1_400);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.number("warning"),
                    values.number("drift"),
                    values.count("maximumRows"),
                    values.count("stableRows"),
                    values.count("warningLimit"));
        }

        static Settings calibrated(double errorRate, double drift) {
            int rows = Math.max(129, Ddm.Settings.rowsToExpectErrors(errorRate));
            return new Settings(rows, WARNING_RATIO * drift, drift, 40_000, 7_000, 1_400);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.RDDM;
        }

        @Override
        public Rddm start() {
            return new Rddm(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "minimumRows",
                    minimumRows,
                    "warning",
                    warning,
                    "drift",
                    drift,
                    "maximumRows",
                    maximumRows,
                    "stableRows",
                    stableRows,
                    "warningLimit",
                    warningLimit);
        }
    }

    Rddm(Settings settings) {
        this.settings = settings;
        newest = new BitSet(settings.stableRows);
        reset();
    }

    @Override
    public Signal step(double error) {
        Require.hitOrError(error, DetectorMethod.RDDM);
        store(error == 1);
        double deviation = count(error);
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        double excess = rate + deviation - lowestRate;
        if (excess > settings.drift * lowestDeviation) {
            // the row itself is one of those since the warning began
            return drift(warningRows + 1);
        }
        if (excess > settings.warning * lowestDeviation) {
            warningRows++;
            return warningRows >= settings.warningLimit ? drift(warningRows) : Signal.WARNING_RISE;
        }
        warningRows = 0;
        if (rows >= settings.maximumRows) {
            recount(stored);
        }
        return Signal.STABLE;
    }

    private void store(boolean error) {
        newest.set(position, error);
        position = position + 1 == settings.stableRows ? 0 : position + 1;
        stored = Math.min(stored + 1, settings.stableRows);
    }

    /** Returns the standard deviation of the rate, having counted the row. */
    private double count(double error) {
        rows++;
        rate += (error - rate) / rows;
        double deviation = Math.sqrt(rate * (1 - rate) / rows);
        if (rows >= settings.minimumRows && rate + deviation <= lowestRate + lowestDeviation) {
            lowestRate = rate;
            lowestDeviation = deviation;
        }
        return deviation;
    }

    private Signal drift(int kept) {
        recount(kept);
        return Signal.DRIFT_RISE;
    }

    private void recount(int kept) {
        forgetCounts();
        stored = kept;
        int first = Math.floorMod(position - kept, settings.stableRows);
        for (int at = 0; at < kept; at++) {
            count(newest.get((first + at) % settings.stableRows) ? 1 : 0);
        }
    }

    private void forgetCounts() {
        warningRows = 0;
        rows = 0;
        rate = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestDeviation = 0;
    }

    @Override
    public void reset() {
        forgetCounts();
        newest.clear();
        stored = 0;
        position = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.RDDM;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(settings.stableRows);
        out.writeVarLong(stored);
        out.writeVarLong(position);
        out.writeVarLong(warningRows);
        out.writeVarLong(rows);
        out.writeDouble(rate);
        out.writeDouble(lowestRate);
        out.writeDouble(lowestDeviation);
        out.writeBytes(newest.toByteArray());
    }

    @Override
    void read(BinaryReader in) {
        long size = in.readVarLong();
        Require.that(
                size == settings.stableRows,
                "state of rddm must hold %s stable rows, as its settings say, got %s",
                settings.stableRows,
                size);
        stored = (int) in.readVarLong();
        position = (int) in.readVarLong();
        warningRows = (int) in.readVarLong();
        rows = in.readVarLong();
        rate = in.readDouble();
        lowestRate = in.readDouble();
        lowestDeviation = in.readDouble();
        newest.clear();
        newest.or(BitSet.valueOf(in.readBytes()));
    }
}
