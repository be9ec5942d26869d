package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Map;

/**
 * Adaptive windowing: keeps as many of the newest rows as have one mean. Every few rows it tries
 * each cut of its window into an older part of n₀ and a newer of n₁ rows, and drops the oldest rows
 * while the means differ by more than √(2 m v d) + ⅔ d m, with v the variance of the window, m =
 * 1/(n₀ − k + 1) + 1/(n₁ − k + 1), k the shortest part, and d = ln(2 ln(n)/δ). The bound is for
 * errors from 0 to 1.
 *
 * <p>The window is an exponential histogram: buckets of 2^i rows, so memory and time grow with the
 * logarithm of its length.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611972771.42">Bifet and Gavaldà (2007)</a>
 */
public final class Adwin extends Detector {
    private final Settings settings;
    private final AdwinWindow window;
    private long seen;

    /**
     * The settings.
     *
     * @param delta probability of the bound, above 0, below 1
     * @param clock rows from one try to the next, at least 1
     * @param buckets most buckets of a size, from 2 to 100
     * @param shortest rows that either part must have, at least 1
     * @param grace rows that the window must exceed, at least 2
     * @param restart whether a drift forgets the whole window, so that one change gives one signal,
     *     or only what was cut off
     * @param falls what a fall does; it cannot be ignored
     */
    public record Settings(
            double delta,
            int clock,
            int buckets,
            int shortest,
            int grace,
            boolean restart,
            Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.probability("delta", delta);
            Require.atLeast("clock", clock, 1);
            Require.that(
                    buckets >= 2 && buckets <= 100,
                    "buckets must be from 2 to 100, got %s",
                    buckets);
            Require.atLeast("shortest", shortest, 1);
            Require.atLeast("grace", grace, 2);
            Require.that(
                    falls != Falls.IGNORED,
                    "falls of adwin must be 1 (cut without a signal) or 2 (reported), got 0; its"
                            + " test has two sides");
        }

        static Settings moa() {
            return new Settings(0.002, 32, 5, 5, 10, false, Falls.RESTART);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.number("delta"),
                    values.count("clock"),
                    values.count("buckets"),
                    values.count("shortest"),
                    values.count("grace"),
                    values.flag("restart"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double delta) {
            return new Settings(delta, 32, 5, 5, 10, true, Falls.RESTART);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.ADWIN;
        }

        @Override
        public Adwin start() {
            return new Adwin(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "delta",
                    delta,
                    "clock",
                    clock,
                    "buckets",
                    buckets,
                    "shortest",
                    shortest,
                    "grace",
                    grace,
                    "restart",
                    restart ? 1 : 0,
                    "falls",
                    falls.parameter());
        }
    }

    Adwin(Settings settings) {
        this.settings = settings;
        window = new AdwinWindow(settings.buckets, settings.shortest);
    }

    @Override
    public Signal step(double error) {
        Require.finite(error, DetectorMethod.ADWIN);
        window.add(error);
        seen++;
        if (window.rows() <= settings.grace) {
            return Signal.WARMING_UP;
        }
        return seen % settings.clock == 0 ? cut() : Signal.STABLE;
    }

    private Signal cut() {
        double change = window.cut(settings.delta);
        if (change == 0) {
            return Signal.STABLE;
        }
        while (!settings.restart && window.cut(settings.delta) != 0) {}
        if (settings.restart) {
            reset();
        }
        boolean reported = change > 0 || settings.falls == Falls.REPORTED;
        return reported ? Signal.drift(change > 0) : Signal.STABLE;
    }

    @Override
    public void reset() {
        window.clear();
        seen = 0;
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.ADWIN;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeVarLong(seen);
        window.write(out);
    }

    @Override
    void read(BinaryReader in) {
        seen = in.readVarLong();
        window.read(in);
    }
}
