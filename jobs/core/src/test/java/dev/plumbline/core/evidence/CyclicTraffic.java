package dev.plumbline.core.evidence;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.window.PaneRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A classifier of which all follows the hour: labels, a number that is seven times as large by day
 * as by night ({@code power}), and, each at a phase of its own, the shares of rows that are
 * missing, NaN, infinite, mistyped or out of range in it, and empty or unseen in a category ({@code
 * kind}); from 1 % to 13 % over a day, and less at weekends.
 */
final class CyclicTraffic {
    static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0, 50);
    private static final LabelSpec LABEL =
            new LabelSpec("label", Duration.ZERO, Duration.ofHours(2), Duration.ofHours(1));
    private static final List<String> FAULTS =
            List.of("missing", "nan", "infinite", "text", "outside", "empty", "unseen");

    private final int rowsPerHour;
    private final double hourlyEffect;
    private final SplittableRandom random;
    private final SeasonalSeries values;
    private final SeasonalSeries labels;
    private final double[] phases = new double[FAULTS.size()];
    private int hour;

    /** What happens to the rows of an hour beside what always does. */
    record Change(double labelShift, String fault, double share, double factor) {
        static final Change NONE = new Change(0, null, 0, 1);
    }

    /** One hour of rows. */
    record Hour(
            ModelProfile rows, ModelProfile ofSegment, ClassificationTally labels, PaneRows pane) {
        List<PaneRows> panes() {
            return List.of(pane);
        }
    }

    /**
     * @param hourlyEffect standard deviation of what moves a whole hour, of values and labels, and
     *     of the logarithm of every share of faults
     */
    CyclicTraffic(long seed, int rowsPerHour, double hourlyEffect) {
        this.rowsPerHour = rowsPerHour;
        this.hourlyEffect = hourlyEffect;
        this.random = new SplittableRandom(seed);
        this.values = new SeasonalSeries(random.nextLong(), rowsPerHour, hourlyEffect);
        this.labels = new SeasonalSeries(random.nextLong(), rowsPerHour, hourlyEffect);
        for (int fault = 0; fault < phases.length; fault++) {
            phases[fault] = 2 * Math.PI * random.nextDouble();
        }
    }

    static Monitor monitor(int buckets) {
        return MonitorFixture.of(Task.BINARY)
                .classes("no", "yes")
                .time(new TimeSource(Clock.TIME, "at", "iso"))
                .window(WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH))
                .label(LABEL)
                .sensitivity(NO_FLOOR)
                .features(
                        new FeatureSpec(
                                "power",
                                FeatureType.NUMERIC,
                                1,
                                new FeatureContract(true, 0.0, null, List.of())),
                        new FeatureSpec(
                                "kind",
                                FeatureType.CATEGORICAL,
                                1,
                                new FeatureContract(true, null, null, List.of("a", "b"))),
                        new FeatureSpec("country", FeatureType.CATEGORICAL, 1))
                .segments(SegmentSpec.of("country"))
                .options(
                        MonitorOptions.builder()
                                .seasons(
                                        buckets == 0
                                                ? null
                                                : new SeasonSpec(buckets, ZoneOffset.UTC))
                                .build())
                .build();
    }

    Baseline baseline(Monitor monitor, int hours) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int i = 0; i < hours; i++) {
            long start = MONDAY.toEpochMilli() + hour * HOUR;
            List<Map<String, Object>> rows = rows(Change.NONE);
            for (int row = 0; row < rowsPerHour; row++) {
                builder.add(
                        Instant.ofEpochMilli(start + row * HOUR / rowsPerHour),
                        rows.get(row),
                        Output.ofScore(0.5, "no"),
                        rows.get(row).get("label"));
            }
        }
        return builder.build();
    }

    /** Returns the next hour, counted over a baseline's layout. */
    Hour next(Baseline baseline, String country, Change change) {
        long start = MONDAY.toEpochMilli() + hour * HOUR;
        ModelProfile all = new ModelProfile(baseline.layout());
        ModelProfile segment = new ModelProfile(baseline.layout());
        ClassificationTally tally = new ClassificationTally();
        FeatureRow row = new FeatureRow(baseline.layout());
        for (Map<String, Object> held : rows(change)) {
            row.clear();
            for (int slot = 0; slot < 3; slot++) {
                row.value(slot, held.get(baseline.layout().name(slot)));
            }
            row.value(baseline.layout().slotOf(Baseline.SCORE), 0.5);
            row.value(baseline.layout().slotOf(Baseline.CLASS), "no");
            all.add(row);
            if (country.equals(held.get("country"))) {
                segment.add(row);
            }
            tally.add(-1, Double.NaN, "no", (String) held.get("label"), 1);
        }
        return new Hour(all, segment, tally, new PaneRows(start, start + HOUR, rowsPerHour));
    }

    private List<Map<String, Object>> rows(Change change) {
        double[] power = new double[rowsPerHour];
        double[] latent = new double[rowsPerHour];
        values.hour(power, 0, 0);
        labels.hour(latent, 0, change.labelShift);
        double[] shares = shares(change);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < rowsPerHour; row++) {
            Map<String, Object> held = new HashMap<>();
            held.put("power", power(power[row], shares, change.factor));
            held.put("kind", kind(shares));
            held.put("country", random.nextInt(10) < 7 ? "AT" : "DE");
            held.put("label", latent[row] > 0.7 ? "yes" : "no");
            rows.add(held);
        }
        hour++;
        return rows;
    }

    private double[] shares(Change change) {
        boolean weekend = hour / 24 % 7 >= 5;
        double[] shares = new double[FAULTS.size()];
        for (int fault = 0; fault < shares.length; fault++) {
            double daily = 1 + Math.sin(2 * Math.PI * (hour % 24) / 24 + phases[fault]);
            shares[fault] = 0.01 + (weekend ? 0.03 : 0.06) * daily;
            shares[fault] *= Math.exp(hourlyEffect * random.nextGaussian());
            shares[fault] += FAULTS.get(fault).equals(change.fault) ? change.share : 0;
        }
        return shares;
    }

    private Object power(double value, double[] shares, double factor) {
        double drawn = random.nextDouble();
        Object[] faulty = {null, Double.NaN, Double.POSITIVE_INFINITY, "text", -1};
        for (int fault = 0; fault < faulty.length; fault++) {
            drawn -= shares[fault];
            if (drawn < 0) {
                return faulty[fault];
            }
        }
        // strictly positive, at e^2 times as much by day as by night
        return factor * Math.exp(value + 3);
    }

    private String kind(double[] shares) {
        double drawn = random.nextDouble() - shares[5];
        if (drawn < 0) {
            return "";
        }
        return drawn < shares[6] ? "z" : random.nextBoolean() ? "a" : "b";
    }
}
