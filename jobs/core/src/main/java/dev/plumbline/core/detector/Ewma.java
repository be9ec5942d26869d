package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Exponentially weighted moving average chart for concept drift (ECDD): finds a rise when z = (1 −
 * λ) z + λ x exceeds p + L σ_z, p the error rate since the start and σ_z = √(p (1 − p) · λ/(2 − λ)
 * · (1 − (1 − λ)^2n)) the standard deviation of z; a fall when z is below p − L σ_z. After a drift
 * it forgets everything.
 *
 * @see <a href="https://doi.org/10.1016/j.patrec.2011.08.019">Ross, Adams, Tasoulis and Hand
 *     (2012)</a>
 */
public final class Ewma extends Chart {
    private final Settings settings;
    private long rows;
    private double rate;
    private double average;
    private double faded;

    /**
     * The settings.
     *
     * @param minimumRows rows before anything is said, at least 1
     * @param lambda weight of the newest row, above 0, below 1
     * @param limit standard deviations that are a drift, often written L, above 0
     * @param warningShare share of the limit that warns, above 0, at most 1 (never)
     * @param limitOfPaper whether the limit is multiplied by the paper's polynomial of the error
     *     rate for λ = .2 and one false alarm in 400 rows
     * @param falls what a fall does
     */
    public record Settings(
            int minimumRows,
            double lambda,
            double limit,
            double warningShare,
            boolean limitOfPaper,
            Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.atLeast("minimumRows", minimumRows, 1);
            Require.probability("lambda", lambda);
            Require.above("limit", limit, 0);
            Require.positiveUpTo("warningShare", warningShare, 1);
        }

        static Settings moa() {
            return new Settings(30, 0.2, 1, 0.5, true, Falls.IGNORED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("minimumRows"),
                    values.number("lambda"),
                    values.number("limit"),
                    values.number("warningShare"),
                    values.flag("limitOfPaper"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double limit) {
            int rows = Ddm.Settings.rowsToExpectErrors(errorRate);
            return new Settings(rows, 0.02, limit, 0.75, false, Falls.IGNORED);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.EWMA;
        }

        @Override
        public Ewma start() {
            return new Ewma(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "minimumRows",
                    minimumRows,
                    "lambda",
                    lambda,
                    "limit",
                    limit,
                    "warningShare",
                    warningShare,
                    "limitOfPaper",
                    limitOfPaper ? 1 : 0,
                    "falls",
                    falls.parameter());
        }
    }

    Ewma(Settings settings) {
        super(settings.warningShare, settings.falls);
        this.settings = settings;
        reset();
    }

    @Override
    public Signal step(double error) {
        Require.hitOrError(error, DetectorMethod.EWMA);
        double kept = 1 - settings.lambda;
        rows++;
        rate += (error - rate) / rows;
        average = kept * average + settings.lambda * error;
        faded *= kept * kept;
        if (rows < settings.minimumRows) {
            return Signal.WARMING_UP;
        }
        double variance = rate * (1 - rate) * settings.lambda / (2 - settings.lambda) * (1 - faded);
        return judge(average - rate, rate - average, limit() * Math.sqrt(variance));
    }

    private double limit() {
        if (!settings.limitOfPaper) {
            return settings.limit;
        }
        double square = rate * rate;
        double odd = 48.73 + square * (-330.13 + square * 848.18);
        return settings.limit * (3.97 - 6.56 * rate + square * rate * odd);
    }

    @Override
    public void reset() {
        rows = 0;
        rate = 0;
        average = 0;
        faded = 1;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.EWMA;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(rows);
        out.writeDouble(rate);
        out.writeDouble(average);
        out.writeDouble(faded);
    }

    @Override
    void read(BinaryReader in) {
        rows = in.readVarLong();
        rate = in.readDouble();
        average = in.readDouble();
        faded = in.readDouble();
    }
}
