package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Hoeffding's drift detection on averages: finds that the mean since the start has left the mean up
 * to the most telling cut. The cut of a rise is the row whose mean plus its Hoeffding bound
 * √(ln(1/δ) / 2n) was lowest; a rise is found when the mean over all n rows exceeds the mean of the
 * n₁ rows before the cut by √(½ · (n − n₁)/(n₁ n) · ln(2/δ)). Falls likewise. After a drift it
 * forgets everything. Suits sudden change.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frías-Blanco et al. (2015)</a>
 */
public final class HddmA extends Detector {
    private final Settings settings;
    private final double cutLog;
    private final double driftLog;
    private final double warningLog;

    private long rows;
    private double sum;
    private long lowRows;
    private double lowSum;
    private double lowBound;
    private long highRows;
    private double highSum;
    private double highBound;

    /**
     * The settings.
     *
     * @param drift probability δ of the bound behind a drift, above 0, below 1
     * @param warning probability of the bound behind a warning, from drift to below 1
     * @param falls what a fall does
     */
    public record Settings(double drift, double warning, Falls falls) implements DetectorSettings {
        /** Times as probable as a drift, which the paper's .005 and .001 are. */
        static final double WARNING_RATIO = 5;

        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.probability("warning", warning);
            Require.positiveUpTo("drift", drift, warning);
        }

        static Settings moa() {
            return new Settings(0.001, 0.005, Falls.RESTART);
        }

        static Settings from(Parameters values) {
            return new Settings(values.number("drift"), values.number("warning"), values.falls());
        }

        static Settings calibrated(double errorRate, double drift) {
            return new Settings(drift, warningFor(drift), Falls.RESTART);
        }

        static double warningFor(double drift) {
            return Math.min(WARNING_RATIO * drift, (1 + drift) / 2);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.HDDM_A;
        }

        @Override
        public HddmA start() {
            return new HddmA(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of("drift", drift, "warning", warning, "falls", falls.parameter());
        }
    }

    HddmA(Settings settings) {
        this.settings = settings;
        cutLog = -Math.log(settings.drift) / 2;
        driftLog = Math.log(2 / settings.drift) / 2;
        warningLog = Math.log(2 / settings.warning) / 2;
        reset();
    }

    @Override
    public Signal step(double error) {
        Require.unitInterval(error, DetectorMethod.HDDM_A);
        rows++;
        sum += error;
        double mean = sum / rows;
        double bound = Math.sqrt(cutLog / rows);
        moveCuts(mean, bound);
        double rise = mean - lowSum / lowRows;
        double riseScale = (double) (rows - lowRows) / lowRows / rows;
        if (exceeds(rise, driftLog, riseScale, lowRows)) {
            reset();
            return Signal.DRIFT_RISE;
        }
        boolean rising = exceeds(rise, warningLog, riseScale, lowRows);
        return settings.falls == Falls.IGNORED ? warn(rising, false) : afterFall(mean, rising);
    }

    private void moveCuts(double mean, double bound) {
        if (mean + bound <= lowBound) {
            lowBound = mean + bound;
            lowRows = rows;
            lowSum = sum;
        }
        if (mean - bound >= highBound) {
            highBound = mean - bound;
            highRows = rows;
            highSum = sum;
        }
    }

    private Signal afterFall(double mean, boolean rising) {
        double fall = highSum / highRows - mean;
        double scale = (double) (rows - highRows) / highRows / rows;
        if (exceeds(fall, driftLog, scale, highRows)) {
            reset();
            return settings.falls == Falls.REPORTED ? Signal.DRIFT_FALL : Signal.STABLE;
        }
        boolean falling =
                settings.falls == Falls.REPORTED && exceeds(fall, warningLog, scale, highRows);
        return warn(rising, falling);
    }

    private static Signal warn(boolean rising, boolean falling) {
        if (rising) {
            return Signal.WARNING_RISE;
        }
        return falling ? Signal.WARNING_FALL : Signal.STABLE;
    }

    private boolean exceeds(double difference, double log, double scale, long cutRows) {
        return difference > 0 && cutRows < rows && difference * difference >= log * scale;
    }

    @Override
    public void reset() {
        rows = 0;
        sum = 0;
        lowRows = 0;
        lowSum = 0;
        lowBound = Double.POSITIVE_INFINITY;
        highRows = 0;
        highSum = 0;
        highBound = Double.NEGATIVE_INFINITY;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.HDDM_A;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(sum);
        out.writeVarLong(lowRows);
        out.writeDouble(lowSum);
        out.writeDouble(lowBound);
        out.writeVarLong(highRows);
        out.writeDouble(highSum);
        out.writeDouble(highBound);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        sum = in.readDouble();
        lowRows = in.readVarLong();
        lowSum = in.readDouble();
        lowBound = in.readDouble();
        highRows = in.readVarLong();
        highSum = in.readDouble();
        highBound = in.readDouble();
    }
}
