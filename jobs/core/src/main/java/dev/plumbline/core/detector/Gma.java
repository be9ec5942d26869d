package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Geometric moving average: finds a rise when g = α g + (1 − α)(x − mean) exceeds a threshold, the
 * mean being that of all rows since the start. A fall is found when g is below the threshold's
 * negative. After a drift it forgets everything.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1959.10489860">Roberts (1959)</a>
 */
public final class Gma extends Chart {
    private final Settings settings;
    private long rows;
    private double mean;
    private double average;

    /**
     * The settings.
     *
     * @param minimumRows rows before anything is said, at least 1
     * @param alpha weight of the past, above 0, below 1; it remembers about 1/(1 − α) rows
     * @param threshold moving average that is a drift, in units of the error, above 0; errors from
     *     0 to 1 never reach 1
     * @param warningShare share of the threshold that warns, above 0, at most 1 (never)
     * @param falls what a fall does
     */
    public record Settings(
            int minimumRows, double alpha, double threshold, double warningShare, Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.probability("alpha", alpha);
            Require.above("threshold", threshold, 0);
            Require.positiveUpTo("warningShare", warningShare, 1);
        }

        static Settings moa() {
            return new Settings(30, 0.99, 1, 1, Falls.IGNORED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.number("alpha"),
                    values.number("threshold"),
                    values.number("warningShare"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double threshold) {
            return new Settings(30, 0.99, threshold, 0.75, Falls.IGNORED);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.GMA;
        }

        @Override
        public Gma start() {
            return new Gma(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "minimumRows",
                    minimumRows,
                    "alpha",
                    alpha,
                    "threshold",
                    threshold,
                    "warningShare",
                    warningShare,
                    "falls",
                    falls.parameter());
        }
    }

    Gma(Settings settings) {
        super(settings.warningShare, settings.falls);
        this.settings = settings;
    }

    @Override
    public Signal step(double error) {
        Require.finite(error, DetectorMethod.GMA);
        rows++;
        mean += (error - mean) / rows;
        average = settings.alpha * average + (1 - settings.alpha) * (error - mean);
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        return judge(average, -average, settings.threshold);
    }

    @Override
    public void reset() {
        rows = 0;
        mean = 0;
        average = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.GMA;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(mean);
        out.writeDouble(average);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        mean = in.readDouble();
        average = in.readDouble();
    }
}
