package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Hoeffding's drift detection on weighted averages: as {@link HddmA}, but with exponentially
 * weighted means, so that recent rows count more, and McDiarmid's bound in place of Hoeffding's.
 * The weighted mean up to the most telling cut is compared with the weighted mean since; a rise is
 * found when they differ by more than √((v₁ + v₂) ln(1/δ) / 2), v the sum of squared weights. After
 * a drift it forgets everything. Suits gradual change.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frías-Blanco et al. (2015)</a>
 */
public final class HddmW extends Detector {
    private final Settings settings;
    private final double driftLog;
    private final double warningLog;

    private final Side low = new Side();
    private final Side high = new Side();
    private long rows;
    private double mean;
    private double weight;

    /**
     * The settings.
     *
     * @param drift probability δ of the bound behind a drift, above 0, below 1
     * @param warning probability of the bound behind a warning, from drift to below 1
     * @param lambda weight of the newest row, above 0, at most 1
     * @param falls what a fall does
     */
    public record Settings(double drift, double warning, double lambda, Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.probability("warning", warning);
            Require.positiveUpTo("drift", drift, warning);
            Require.positiveUpTo("lambda", lambda, 1);
        }

        static Settings moa() {
            return new Settings(0.001, 0.005, 0.05, Falls.IGNORED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.number("drift"),
                    values.number("warning"),
                    values.number("lambda"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double drift) {
            return new Settings(drift, HddmA.Settings.warningFor(drift), 0.05, Falls.RESTART);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.HDDM_W;
        }

        @Override
        public HddmW start() {
            return new HddmW(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "drift",
                    drift,
                    "warning",
                    warning,
                    "lambda",
                    lambda,
                    "falls",
                    falls.parameter());
        }
    }

    /** The weighted means up to a cut and since; weight is the sum of squared weights. */
    private static final class Side {
        double bound;
        double mean;
        double weight;
        long since;
        double sinceMean;
        double sinceWeight;

        void cut(double newBound, double newMean, double newWeight) {
            bound = newBound;
            mean = newMean;
            weight = newWeight;
            since = 0;
            sinceMean = 0;
            sinceWeight = 0;
        }

        void add(double error, double lambda) {
            since++;
            double kept = 1 - lambda;
            sinceMean = since == 1 ? error : lambda * error + kept * sinceMean;
            sinceWeight = since == 1 ? 1 : lambda * lambda + kept * kept * sinceWeight;
        }

        boolean exceeds(double difference, double log) {
            return since > 0
                    && difference > 0
                    && difference * difference > (weight + sinceWeight) * log;
        }

        void write(BinaryWriter out) {
            out.writeDouble(bound);
            out.writeDouble(mean);
            out.writeDouble(weight);
            out.writeVarLong(since);
            out.writeDouble(sinceMean);
            out.writeDouble(sinceWeight);
        }

        void read(BinaryReader in) {
            bound = in.readDouble();
            mean = in.readDouble();
            weight = in.readDouble();
            since = in.readVarLong();
            sinceMean = in.readDouble();
            sinceWeight = in.readDouble();
        }
    }

    HddmW(Settings settings) {
        this.settings = settings;
        driftLog = -Math.log(settings.drift) / 2;
        warningLog = -Math.log(settings.warning) / 2;
        reset();
    }

    @Override
    public Signal step(double error) {
        Require.unitInterval(error, DetectorMethod.HDDM_W);
        add(error);
        double bound = Math.sqrt(weight * driftLog);
        if (mean + bound < low.bound) {
            low.cut(mean + bound, mean, weight);
        } else {
            low.add(error, settings.lambda);
        }
        double rise = low.sinceMean - low.mean;
        if (low.exceeds(rise, driftLog)) {
            reset();
            return Signal.DRIFT_RISE;
        }
        boolean rising = low.exceeds(rise, warningLog);
        return settings.falls == Falls.IGNORED
                ? warn(rising, false)
                : afterFall(error, bound, rising);
    }

    private void add(double error) {
        double kept = 1 - settings.lambda;
        rows++;
        mean = rows == 1 ? error : settings.lambda * error + kept * mean;
        weight = rows == 1 ? 1 : settings.lambda * settings.lambda + kept * kept * weight;
    }

    private Signal afterFall(double error, double bound, boolean rising) {
        if (mean - bound > high.bound) {
            high.cut(mean - bound, mean, weight);
        } else {
            high.add(error, settings.lambda);
        }
        double fall = high.mean - high.sinceMean;
        if (high.exceeds(fall, driftLog)) {
            reset();
            return settings.falls == Falls.REPORTED ? Signal.DRIFT_FALL : Signal.STABLE;
        }
        return warn(rising, settings.falls == Falls.REPORTED && high.exceeds(fall, warningLog));
    }

    private static Signal warn(boolean rising, boolean falling) {
        if (rising) {
            return Signal.WARNING_RISE;
        }
        return falling ? Signal.WARNING_FALL : Signal.STABLE;
    }

    @Override
    public void reset() {
        rows = 0;
        mean = 0;
        weight = 0;
        low.cut(Double.POSITIVE_INFINITY, 0, 0);
        high.cut(Double.NEGATIVE_INFINITY, 0, 0);
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.HDDM_W;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(mean);
        out.writeDouble(weight);
        low.write(out);
        high.write(out);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        mean = in.readDouble();
        weight = in.readDouble();
        low.read(in);
        high.read(in);
    }
}
