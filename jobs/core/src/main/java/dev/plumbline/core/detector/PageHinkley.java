package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Page–Hinkley test: finds a rise of the mean by how far the sum of x − mean − tolerance has
 * climbed above its lowest point, the mean being that of all rows since the start. A fall is found
 * by the mirrored sum. After a drift it forgets everything.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page (1954)</a>
 * @see <a href="https://doi.org/10.1093/biomet/58.3.509">Hinkley (1971)</a>
 */
public final class PageHinkley extends Chart {
    private final Settings settings;
    private long rows;
    private double mean;
    private double climb;
    private double lowest;
    private double descent;
    private double lowestDescent;

    /**
     * The settings.
     *
     * @param minimumRows rows before anything is said, at least 1
     * @param tolerance rise that is never a drift, often written δ, in units of the error, at least
     *     0
     * @param threshold climb that is a drift, often written λ, in units of the error times rows,
     *     above 0
     * @param warningShare share of the threshold that warns, above 0, at most 1 (never)
     * @param forgetting what remains of the sum after each row, above 0, at most 1 (all of it)
     * @param fromLowest whether the climb counts from the lowest sum, as the papers say, or from 0
     * @param falls what a fall does
     */
    public record Settings(
            int minimumRows,
            double tolerance,
            double threshold,
            double warningShare,
            double forgetting,
            boolean fromLowest,
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
            return new Settings(30, 0.005, 50, 1, 0.9999, false, Falls.IGNORED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.number("tolerance"),
                    values.number("threshold"),
                    values.number("warningShare"),
                    values.number("forgetting"),
                    values.flag("fromLowest"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double threshold) {
            return new Settings(30, 0.005, threshold, 0.75, 1, true, Falls.IGNORED);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.PAGE_HINKLEY;
        }

        @Override
        public PageHinkley start() {
            return new PageHinkley(this);
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
                    "fromLowest",
                    fromLowest ? 1 : 0,
                    "falls",
                    falls.parameter());
        }
    }

    PageHinkley(Settings settings) {
        super(settings.warningShare, settings.falls);
        this.settings = settings;
    }

    @Override
    public Signal step(double error) {
        Require.finite(error, DetectorMethod.PAGE_HINKLEY);
        rows++;
        mean += (error - mean) / rows;
        double excess = error - mean;
        climb = settings.forgetting * climb + excess - settings.tolerance;
        descent = settings.forgetting * descent - excess - settings.tolerance;
        if (settings.fromLowest) {
            lowest = Math.min(lowest, climb);
            lowestDescent = Math.min(lowestDescent, descent);
        }
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        return judge(climb - lowest, descent - lowestDescent, settings.threshold);
    }

    @Override
    public void reset() {
        rows = 0;
        mean = 0;
        climb = 0;
        lowest = 0;
        descent = 0;
        lowestDescent = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.PAGE_HINKLEY;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(mean);
        out.writeDouble(climb);
        out.writeDouble(lowest);
        out.writeDouble(descent);
        out.writeDouble(lowestDescent);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        mean = in.readDouble();
        climb = in.readDouble();
        lowest = in.readDouble();
        descent = in.readDouble();
        lowestDescent = in.readDouble();
    }
}
