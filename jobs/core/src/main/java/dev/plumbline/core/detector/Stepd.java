package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.BitSet;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Statistical test of equal proportions: compares the error rate of the newest rows with that of
 * all rows before them by z = (|p_old − p_new| − ½ (1/n_old + 1/n_new)) / √(p (1 − p)(1/n_old +
 * 1/n_new)), p over both together, one-sided. Speaks once there are as many old rows as new. After
 * a drift it forgets everything.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-75488-6_27">Nishida and Yamauchi (2007)</a>
 */
public final class Stepd extends Detector {
    private final Settings settings;
    private final double driftScore;
    private final double warningScore;
    private final BitSet recent;
    private long rows;
    private long errors;
    private int position;
    private int recentErrors;

    /**
     * The settings.
     *
     * @param window newest rows, at least 2, at most 1,000,000
     * @param drift one-sided p-value below which it is a drift, above 0, below 1
     * @param warning one-sided p-value below which it warns, from drift to below 1
     * @param falls what a fall does
     */
    public record Settings(int window, double drift, double warning, Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.that(
                    window >= 2 && window <= 1_000_000,
                    "window must be from 2 to 1000000 rows, got %s",
                    window);
            Require.probability("warning", warning);
            Require.positiveUpTo("drift", drift, warning);
        }

        static Settings moa() {
            // MOA's p-values of .003 and .05 are of both sides, and it speaks of falls as of rises
            return new Settings(30, 0.0015, 0.025, Falls.REPORTED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.count("window"),
                    values.number("drift"),
                    values.number("warning"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double drift) {
            return new Settings(100, drift, HddmA.Settings.warningFor(drift), Falls.IGNORED);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.STEPD;
        }

        @Override
        public Stepd start() {
            return new Stepd(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "window",
                    window,
                    "drift",
                    drift,
                    "warning",
                    warning,
                    "falls",
                    falls.parameter());
        }
    }

    Stepd(Settings settings) {
        this.settings = settings;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        driftScore = normal.inverseSurvivalProbability(settings.drift);
        warningScore = normal.inverseSurvivalProbability(settings.warning);
        recent = new BitSet(settings.window);
    }

    @Override
    public Signal step(double error) {
        Require.hitOrError(error, DetectorMethod.STEPD);
        add(error == 1);
        long older = rows - settings.window;
        if (older < settings.window) {
            return Signal.WARMING_UP;
        }
        double share = (double) errors / rows;
        double inverse = 1.0 / older + 1.0 / settings.window;
        double rise =
                (double) recentErrors / settings.window - (double) (errors - recentErrors) / older;
        double deviation = Math.sqrt(share * (1 - share) * inverse);
        if (deviation == 0) {
            return Signal.STABLE;
        }
        return judge((Math.abs(rise) - inverse / 2) / deviation, rise > 0);
    }

    private void add(boolean error) {
        if (recent.get(position)) {
            recentErrors--;
        }
        recent.set(position, error);
        position = position + 1 == settings.window ? 0 : position + 1;
        rows++;
        if (error) {
            errors++;
            recentErrors++;
        }
    }

    private Signal judge(double score, boolean rise) {
        boolean reported = rise || settings.falls == Falls.REPORTED;
        if (!rise && settings.falls == Falls.IGNORED) {
            return Signal.STABLE;
        }
        if (score > driftScore) {
            reset();
            return reported ? Signal.drift(rise) : Signal.STABLE;
        }
        return reported && score > warningScore ? Signal.warning(rise) : Signal.STABLE;
    }

    @Override
    public void reset() {
        recent.clear();
        rows = 0;
        errors = 0;
        position = 0;
        recentErrors = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.STEPD;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(settings.window);
        out.writeVarLong(rows);
        out.writeVarLong(errors);
        out.writeVarLong(position);
        out.writeBytes(recent.toByteArray());
    }

    @Override
    void read(BinaryReader in) {
        long window = in.readVarLong();
        Require.that(
                window == settings.window,
                "state of stepd must hold %s rows, as its settings say, got %s",
                settings.window,
                window);
        rows = in.readVarLong();
        errors = in.readVarLong();
        position = (int) in.readVarLong();
        recent.clear();
        recent.or(BitSet.valueOf(in.readBytes()));
        recentErrors = recent.cardinality();
    }
}
