package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Cumulative sum chart: finds a rise of the mean when g = max(0, g + x − mean − tolerance) exceeds
 * a threshold, the mean being that of all rows since the start. A fall is found by the mirrored
 * sum. After a drift it forgets everything. (What several tools call Page–Hinkley is this chart
 * with forgetting .9999; without forgetting and for equal settings the two agree.)
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page (1954)</a>
 */
public final class Cusum extends Chart {
    private final Settings settings;
    private long rows;
    private double mean;
    private double rise;
    private double fall;

    /**
     * The settings.
     *
     * @param minimumRows rows before anything is said, at least 1
     * @param tolerance rise that is never a drift, often written k or δ, in units of the error, at
     *     least 0; half of the rise to be found is best
     * @param threshold sum that is a drift, often written h or λ, in units of the error times rows,
     *     above 0
     * @param warningShare share of the threshold that warns, above 0, at most 1 (never)
     * @param forgetting what remains of the sum after each row, above 0, at most 1 (all of it)
     * @param falls what a fall does
     */
    public record Settings(
            int minimumRows,
            double tolerance,
            double threshold,
            double warningShare,
            double forgetting,
            Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.atLeast("tolerance", tolerance, 0);
            Require.above("threshold", threshold, 0);
            Require.positiveUpTo("warningShare", warningShare, 1);
            Require.positiveUpTo("forgetting", forgetting, 1);
        }

        static Settings moa() {
            return new Settings(30, 0.005, 50, 1, 1, Falls.IGNORED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.number("tolerance"),
                    values.number("threshold"),
                    values.number("warningShare"),
                    values.number("forgetting"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double threshold) {
            return new Settings(30, 0.025, threshold, 0.75, 1, Falls.IGNORED);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.CUSUM;
        }

        @Override
        public Cusum start() {
            return new Cusum(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "minimumRows",
                    minimumRows,
                    "tolerance",
                    tolerance,
                    "threshold",
                    threshold,
                    "warningShare",
                    warningShare,
                    "forgetting",
                    forgetting,
                    "falls",
                    falls.parameter());
        }
    }

    Cusum(Settings settings) {
        super(settings.warningShare, settings.falls);
        this.settings = settings;
    }

    @Override
    public Signal step(double error) {
        Require.finite(error, DetectorMethod.CUSUM);
        rows++;
        mean += (error - mean) / rows;
        double excess = error - mean;
        rise = Math.max(0, settings.forgetting * rise + excess - settings.tolerance);
        fall = Math.max(0, settings.forgetting * fall - excess - settings.tolerance);
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        return judge(rise, fall, settings.threshold);
    }

    @Override
    public void reset() {
        rows = 0;
        mean = 0;
        rise = 0;
        fall = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.CUSUM;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(mean);
        out.writeDouble(rise);
        out.writeDouble(fall);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        mean = in.readDouble();
        rise = in.readDouble();
        fall = in.readDouble();
    }
}
