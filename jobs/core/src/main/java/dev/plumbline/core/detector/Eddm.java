package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Early drift detection method: finds that errors come closer together. Of the rows from one error
 * to the next it keeps the mean p and the standard deviation s (over n), and compares p + 2s with
 * the largest so far: warning below 95 % of it, drift below 90 %. Sees rises of the error rate
 * only, and speaks only at errors. After a drift it forgets everything.
 *
 * <p>A method for slow change. The largest p + 2s is a record that chance sets early, so that by
 * the paper's constants most stationary streams alarm.
 *
 * @see <a href="https://www.cs.upc.edu/~abifet/EDDM.pdf">Baena-García, del Campo-Ávila, Fidalgo,
 *     Bifet, Gavaldà and Morales-Bueno (2006)</a>
 */
public final class Eddm extends Detector {
    private final Settings settings;
    private long rows;
    private long errors;
    private long lastError;
    private double meanDistance;
    private double squares;
    private double largest;
    private Signal latest = Signal.WARMING_UP;

    /**
     * The settings.
     *
     * @param minimumRows rows before the largest distance is taken, at least 1
     * @param minimumErrors errors before anything is said, at least 1
     * @param warning share of the largest distance below which it warns, from drift to below 1
     * @param drift share of the largest distance below which it is a drift, above 0
     */
    public record Settings(int minimumRows, int minimumErrors, double warning, double drift)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.atLeast("minimumErrors", minimumErrors, 1);
            Require.probability("warning", warning);
            Require.positiveUpTo("drift", drift, warning);
        }

        static Settings moa() {
            return new Settings(30, 30, 0.95, 0.9);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.count("minimumErrors"),
                    values.number("warning"),
                    values.number("drift"));
        }

        static Settings calibrated(double errorRate, double drift) {
            // the record must not be set by the first few distances, whatever the error rate
            int rowsOfThirtyErrors = (int) Math.ceil(30 / errorRate);
            return new Settings(rowsOfThirtyErrors, 30, (1 + drift) / 2, drift);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.EDDM;
        }

        @Override
        public Eddm start() {
            return new Eddm(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "minimumRows",
                    minimumRows,
                    "minimumErrors",
                    minimumErrors,
                    "warning",
                    warning,
                    "drift",
                    drift);
        }
    }

    Eddm(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Signal step(double error) {
        Require.hitOrError(error, DetectorMethod.EDDM);
        rows++;
        if (error == 1) {
            latest = next();
        }
        return latest.isDrift() ? restart() : latest;
    }

    private Signal restart() {
        reset();
        return Signal.DRIFT_RISE;
    }

    private Signal next() {
        errors++;
        double distance = rows - lastError;
        lastError = rows;
        double before = meanDistance;
        meanDistance += (distance - meanDistance) / errors;
        squares += (distance - meanDistance) * (distance - before);
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        double level = meanDistance + 2 * Math.sqrt(squares / errors);
        if (level > largest) {
            largest = level;
            return warm();
        }
        return errors > settings.minimumErrors ? judge(level / largest) : Signal.WARMING_UP;
    }

    private Signal judge(double share) {
        if (share < settings.drift) {
            return Signal.DRIFT_RISE;
        }
        return share < settings.warning ? Signal.WARNING_RISE : Signal.STABLE;
    }

    private Signal warm() {
        return errors > settings.minimumErrors ? Signal.STABLE : Signal.WARMING_UP;
    }

    @Override
    public void reset() {
        rows = 0;
        errors = 0;
        lastError = 0;
        meanDistance = 0;
        squares = 0;
        largest = 0;
        latest = Signal.WARMING_UP;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.EDDM;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeVarLong(errors);
        out.writeVarLong(lastError);
        out.writeDouble(meanDistance);
        out.writeDouble(squares);
        out.writeDouble(largest);
        out.writeText(latest.name());
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        errors = in.readVarLong();
        lastError = in.readVarLong();
        meanDistance = in.readDouble();
        squares = in.readDouble();
        largest = in.readDouble();
        latest = Signal.valueOf(in.readText());
    }
}
