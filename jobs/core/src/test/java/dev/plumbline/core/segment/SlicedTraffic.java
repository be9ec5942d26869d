package dev.plumbline.core.segment;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.RegressionTally;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A regression over traffic of three countries, DE 70 %, AT 25 % and CH 5 %. Income differs from
 * country to country, and so does the error of the model.
 */
public final class SlicedTraffic {
    public static final Monitor MONITOR =
            MonitorFixture.of(Task.REGRESSION)
                    .window(WindowSpec.ofRows(200))
                    .segments(
                            SegmentSpec.of("country"),
                            SegmentSpec.of(SegmentCondition.ranges("age", List.of(30.0))))
                    .rules(new PerformanceRule("rmse", 1.3, 1.1, 1))
                    .build();

    private static final List<String> COUNTRIES = List.of("DE", "AT", "CH");

    private final SplittableRandom random;

    public SlicedTraffic(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Builds the baseline of the next rows. */
    public Baseline baseline(int rows) {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int i = 0; i < rows; i++) {
            Map<String, Object> row = row();
            double predicted = 10 * random.nextGaussian();
            builder.add(
                    Instant.ofEpochMilli(i),
                    row,
                    Output.ofValue(predicted),
                    predicted + error((String) row.get("country"), 1));
        }
        return builder.build();
    }

    private Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        double draw = random.nextDouble();
        int country = draw < 0.7 ? 0 : draw < 0.95 ? 1 : 2;
        row.put("country", COUNTRIES.get(country));
        row.put("income", 100 * country + 20 * random.nextGaussian());
        row.put("age", 18 + 60 * random.nextDouble());
        return row;
    }

    /**
     * Counts the next rows of one country.
     *
     * @param shift of income, in units of 20
     */
    public ModelProfile window(Baseline baseline, String country, int rows, double shift) {
        ModelProfile window = new ModelProfile(baseline.layout());
        FeatureRow row = new FeatureRow(baseline.layout());
        while (window.rows() < rows) {
            Map<String, Object> values = row();
            if (!values.get("country").equals(country)) {
                continue;
            }
            values.put("income", (Double) values.get("income") + 20 * shift);
            values.forEach((name, value) -> row.value(baseline.layout().slotOf(name), value));
            row.number(baseline.layout().slotOf(Baseline.VALUE), 10 * random.nextGaussian());
            window.add(row);
        }
        return window;
    }

    /** Tallies errors of one country, so many times as large as usual. */
    public RegressionTally errors(String country, int rows, double times) {
        RegressionTally tally = new RegressionTally();
        for (int i = 0; i < rows; i++) {
            tally.add(error(country, times), 0, 1);
        }
        return tally;
    }

    private double error(String country, double times) {
        return (country.equals("AT") ? 3 : 1) * times * random.nextGaussian();
    }
}
