package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Drift detection method: finds that the error rate p since the start, with its standard deviation
 * s = √(p(1 − p)/n), has risen above the lowest p + s so far: warning from p_min + 2 s_min, drift
 * from p_min + 3 s_min. Sees rises only. After a drift it forgets everything.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-28645-5_29">Gama, Medas, Castillo and Rodrigues
 *     (2004)</a>
 */
public final class Ddm extends Detector {
    private final Settings settings;
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
     */
    public record Settings(int minimumRows, double warning, double drift)
            implements DetectorSettings {
        /** Errors that the rows before the first verdict expect: without one any error alarms. */
        private static final double EXPECTED_ERRORS = 10;

        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.above("drift", drift, 0);
            Require.positiveUpTo("warning", warning, drift);
        }

        static Settings moa() {
            return new Settings(30, 2, 3);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"), values.number("warning"), values.number("drift"));
        }

        static Settings calibrated(double errorRate, double drift) {
            return new Settings(rowsToExpectErrors(errorRate), drift * 2 / 3, drift);
        }

        static int rowsToExpectErrors(double errorRate) {
            return (int) Math.max(30, Math.ceil(EXPECTED_ERRORS / errorRate));
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.DDM;
        }

        @Override
        public Ddm start() {
            return new Ddm(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of("minimumRows", minimumRows, "warning", warning, "drift", drift);
        }
    }

    Ddm(Settings settings) {
        this.settings = settings;
        reset();
    }

    @Override
    public Signal step(double error) {
        Require.hitOrError(error, DetectorMethod.DDM);
        rows++;
        rate += (error - rate) / rows;
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        double deviation = Math.sqrt(rate * (1 - rate) / rows);
        double level = rate + deviation;
        if (level <= lowestRate + lowestDeviation) {
            lowestRate = rate;
            lowestDeviation = deviation;
        }
        if (level > lowestRate + settings.drift * lowestDeviation) {
            reset();
            return Signal.DRIFT_RISE;
        }
        return level > lowestRate + settings.warning * lowestDeviation
                ? Signal.WARNING_RISE
                : Signal.STABLE;
    }

    @Override
    public void reset() {
        rows = 0;
        rate = 0;
        lowestRate = Double.POSITIVE_INFINITY;
        lowestDeviation = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.DDM;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(rate);
        out.writeDouble(lowestRate);
        out.writeDouble(lowestDeviation);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        rate = in.readDouble();
        lowestRate = in.readDouble();
        lowestDeviation = in.readDouble();
    }
}
