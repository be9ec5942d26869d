package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.statistics.Series;
import dev.plumbline.core.threshold.BootstrapSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/**
 * A stream of rows whose features are standard normal, each resembling its own row before, and then
 * told as the feature tells it.
 */
final class Simulation {
    private final SplittableRandom random;
    private final double correlation;
    private final List<DoubleFunction<Object>> features;
    private final double[] last;
    private double prediction;

    Simulation(long seed, double correlation, List<DoubleFunction<Object>> features) {
        this.random = new SplittableRandom(seed);
        this.correlation = correlation;
        this.features = features;
        this.last = new double[features.size()];
    }

    /** Builds the baseline of the next rows, with all the library's own machinery. */
    Baseline baseline(int rows, int windowRows) {
        return baseline(rows, windowRows, BootstrapSettings.NONE);
    }

    /** Builds the same with thresholds of the usual statistics. */
    Baseline baseline(int rows, int windowRows, BootstrapSettings thresholds) {
        BaselineBuilder builder =
                new BaselineBuilder(
                        Monitors.watching(
                                TimeSource.ROWS, List.of(), WindowSpec.ofRows(windowRows)),
                        "1");
        for (int row = 0; row < rows; row++) {
            builder.add(Instant.ofEpochMilli(row), step(0), Output.ofValue(prediction), null);
        }
        return builder.thresholds(thresholds).build();
    }

    /** Counts the next rows, the first feature shifted before it is told. */
    ModelProfile window(ProfileLayout layout, int rows, double shift) {
        ModelProfile window = new ModelProfile(layout);
        FeatureRow row = new FeatureRow(layout);
        for (int i = 0; i < rows; i++) {
            row.clear();
            step(shift).forEach((name, value) -> row.value(layout.slotOf(name), value));
            row.number(layout.slotOf(Baseline.VALUE), prediction);
            window.add(row);
        }
        return window;
    }

    private Map<String, Object> step(double shift) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < last.length; i++) {
            last[i] = Series.next(random, last[i], correlation);
            values.put("f" + i, features.get(i).apply(last[i] + (i == 0 ? shift : 0)));
        }
        prediction = Series.next(random, prediction, correlation);
        return values;
    }
}
