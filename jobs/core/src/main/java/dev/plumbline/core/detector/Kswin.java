package dev.plumbline.core.detector;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;
import java.util.Map;

/**
 * Kolmogorov–Smirnov windowing: compares the newest r of the last w rows with r rows drawn without
 * replacement from the rest by the two-sample Kolmogorov–Smirnov test. It is a drift when the exact
 * p-value (for values without ties) is at most α and the distance D above a floor. After a drift it
 * keeps the newest r rows. It has no warning; a rise is a higher mean of the newest rows.
 *
 * <p>The draw is by a generator whose state is part of the detector's, so that the same rows give
 * the same signals, also after a restore. A step costs a sort of 2r values, or with errors of 0 and
 * 1 alone a count.
 *
 * @see <a href="https://doi.org/10.1016/j.neucom.2019.11.111">Raab, Heusinger and Schleif
 *     (2020)</a>
 */
public final class Kswin extends Detector {
    private final Settings settings;

    /** Smallest r·D that is a drift. */
    private final int critical;

    private final double[] window;
    private final int[] order;
    private final int[] draw;
    private final double[] older;
    private final double[] newest;
    private final SplitMix64 random;
    private int stored;
    private int position;
    private int fractions;

    /**
     * The settings.
     *
     * @param alpha p-value that is a drift, above 0, below 1
     * @param window rows w, at least twice the newest, at most 1,000,000
     * @param newest rows r that are compared, at least 2
     * @param minimumDistance distance D that must be exceeded, from 0 to below 1
     * @param seed of the draw, a whole number
     * @param falls what a fall does; it cannot be ignored
     */
    public record Settings(
            double alpha, int window, int newest, double minimumDistance, int seed, Falls falls)
            implements DetectorSettings {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Settings {
            Require.probability("alpha", alpha);
            Require.atLeast("newest", newest, 2);
            Require.that(
                    window >= 2L * newest && window <= 1_000_000,
                    "window must be from twice the %s newest rows to 1000000, got %s",
                    newest,
                    window);
            Require.that(
                    minimumDistance >= 0 && minimumDistance < 1,
                    "minimumDistance must be from 0 to below 1, got %s",
                    minimumDistance);
            Require.that(
                    falls != Falls.IGNORED,
                    "falls of kswin must be 1 (restart) or 2 (reported), got 0; its test has two"
                            + " sides");
        }

        static Settings moa() {
            return new Settings(0.005, 100, 30, 0.1, 1, Falls.REPORTED);
        }

        static Settings from(Parameters values) {
            return new Settings(
                    values.number("alpha"),
                    values.count("window"),
                    values.count("newest"),
                    values.number("minimumDistance"),
                    values.count("seed"),
                    values.falls());
        }

        static Settings calibrated(double errorRate, double alpha) {
            return new Settings(alpha, 300, 100, 0.1, 1, Falls.RESTART);
        }

        @Override
        public DetectorMethod method() {
            return DetectorMethod.KSWIN;
        }

        @Override
        public Kswin start() {
            return new Kswin(this);
        }

        @Override
        public Map<String, Double> parameters() {
            return Parameters.of(
                    "alpha",
                    alpha,
                    "window",
                    window,
                    "newest",
                    newest,
                    "minimumDistance",
                    minimumDistance,
                    "seed",
                    seed,
                    "falls",
                    falls.parameter());
        }
    }

    Kswin(Settings settings) {
        this.settings = settings;
        critical =
                EqualSizeKolmogorovSmirnov.critical(
                        settings.newest, settings.alpha, settings.minimumDistance);
        window = new double[settings.window];
        order = new int[settings.window - settings.newest];
        Arrays.setAll(order, at -> at);
        draw = new int[order.length];
        older = new double[settings.newest];
        newest = new double[settings.newest];
        random = new SplitMix64(settings.seed);
    }

    @Override
    public Signal step(double error) {
        Require.finite(error, DetectorMethod.KSWIN);
        add(error);
        if (stored < settings.window) {
            return Signal.WARMING_UP;
        }
        drawOlder();
        return fractions == 0 ? judgeCounts() : judgeValues();
    }

    private void add(double error) {
        if (stored == settings.window) {
            fractions -= isFraction(window[position]);
        } else {
            stored++;
        }
        fractions += isFraction(error);
        window[position] = error;
        position = position + 1 == settings.window ? 0 : position + 1;
    }

    private static int isFraction(double error) {
        return error == 0 || error == 1 ? 0 : 1;
    }

    private void drawOlder() {
        System.arraycopy(order, 0, draw, 0, draw.length);
        for (int i = 0; i < older.length; i++) {
            int chosen = i + random.below(draw.length - i);
            int row = draw[chosen];
            draw[chosen] = draw[i];
            older[i] = window[place(row)];
        }
    }

    /** Returns where the row is that came so many rows after the oldest. */
    private int place(int age) {
        int at = position + age;
        return at >= settings.window ? at - settings.window : at;
    }

    private Signal judgeCounts() {
        double difference = 0;
        for (int i = 0; i < older.length; i++) {
            difference += window[place(order.length + i)] - older[i];
        }
        return judge((int) Math.abs(difference), difference > 0);
    }

    private Signal judgeValues() {
        double difference = 0;
        for (int i = 0; i < newest.length; i++) {
            newest[i] = window[place(order.length + i)];
            difference += newest[i] - older[i];
        }
        Arrays.sort(older);
        Arrays.sort(newest);
        return judge(EqualSizeKolmogorovSmirnov.distance(older, newest), difference > 0);
    }

    private Signal judge(int distance, boolean rise) {
        if (distance < critical) {
            return Signal.STABLE;
        }
        keepNewest();
        return rise || settings.falls == Falls.REPORTED ? Signal.drift(rise) : Signal.STABLE;
    }

    private void keepNewest() {
        for (int i = 0; i < newest.length; i++) {
            newest[i] = window[place(order.length + i)];
        }
        forgetRows();
        for (double error : newest) {
            add(error);
        }
    }

    private void forgetRows() {
        stored = 0;
        position = 0;
        fractions = 0;
    }

    @Override
    public void reset() {
        forgetRows();
        random.restart(settings.seed);
    }

    @Override
    DetectorMethod method() {
        return DetectorMethod.KSWIN;
    }

    @Override
    void write(BinaryWriter out) {
        out.writeLong(random.state());
        out.writeVarLong(stored);
        int first = Math.floorMod(position - stored, settings.window);
        for (int i = 0; i < stored; i++) {
            out.writeDouble(window[(first + i) % settings.window]);
        }
    }

    @Override
    void read(BinaryReader in) {
        forgetRows();
        random.restart(in.readLong());
        long rows = in.readVarLong();
        Require.that(
                rows <= settings.window,
                "state of kswin must hold at most %s rows, as its settings say, got %s",
                settings.window,
                rows);
        for (long i = 0; i < rows; i++) {
            add(in.readDouble());
        }
    }
}
