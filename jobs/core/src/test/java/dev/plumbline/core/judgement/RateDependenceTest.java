package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing values that come in runs, a tenth of all rows, while nothing happens. */
class RateDependenceTest {
    private static final int ROWS = 500;
    private static final int WINDOWS = 500;
    private static final int SEEDS = 4;
    private static final double LEVEL = 0.01;
    private static final double SHARE = 0.1;
    private static final Sensitivity NO_FLOOR = new Sensitivity(1, 0, 0, 50);

    /** A row is missing as long as a run lasts. */
    private static final class Runs {
        private final SplittableRandom random;
        private final double ends;
        private final double begins;
        private boolean missing;

        Runs(long seed, int length) {
            random = new SplittableRandom(seed);
            ends = 1.0 / length;
            begins = ends * SHARE / (1 - SHARE);
        }

        Double next() {
            double draw = random.nextDouble();
            missing = missing ? draw >= ends : draw < begins;
            return missing ? null : (Double) random.nextDouble();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40})
    void runsThatTheEvaluationSetKnowsAreNoBreak(int length) {
        int alarms = 0;
        int asIfIndependent = 0;
        int found = 0;
        double lambdas = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Runs runs = new Runs(40 + seed, length);
            FeatureBaseline baseline = baseline(runs, 25_000);
            lambdas += baseline.faultLambda() / SEEDS;
            for (int i = 0; i < WINDOWS; i++) {
                NumericProfile window = (NumericProfile) baseline.bins().emptyProfile();
                for (int row = 0; row < ROWS; row++) {
                    add(window, runs.next());
                }
                alarms += alarms(baseline, window, baseline.faultLambda());
                asIfIndependent += alarms(baseline, window, 1);
            }
            NumericProfile broken = (NumericProfile) baseline.bins().emptyProfile();
            for (int row = 0; row < ROWS; row++) {
                add(broken, row < 0.95 * ROWS ? null : (Double) 0.5);
            }
            found += alarms(baseline, broken, baseline.faultLambda());
        }
        System.out.printf(
                "missing in runs of %d: lambda %.1f, %d of %d windows alarmed, %d with rows as independent%n",
                length, lambdas, alarms, SEEDS * WINDOWS, asIfIndependent);
        assertThat(alarms).isLessThanOrEqualTo((int) (3 * LEVEL * SEEDS * WINDOWS));
        assertThat(found).as("a column that is nearly all missing").isEqualTo(SEEDS);
        if (length >= 10) {
            assertThat(asIfIndependent).isGreaterThan((int) (10 * LEVEL * SEEDS * WINDOWS));
        }
    }

    private static FeatureBaseline baseline(Runs runs, int rows) {
        BaselineBuilder builder =
                new BaselineBuilder(
                        MonitorFixture.of(Task.REGRESSION).window(WindowSpec.ofRows(ROWS)).build(),
                        "1");
        for (int row = 0; row < rows; row++) {
            Map<String, Object> features = new HashMap<>();
            features.put("x", runs.next());
            builder.add(Instant.ofEpochMilli(row), features, Output.ofValue(1), null);
        }
        return builder.build().features().get(0);
    }

    private static void add(NumericProfile profile, Double value) {
        if (value == null) {
            profile.addMissing();
        } else {
            profile.add(value);
        }
    }

    private static int alarms(FeatureBaseline baseline, FeatureProfile window, double faultLambda) {
        return (int)
                new RateJudge(NO_FLOOR, new TestLevel(LEVEL), false)
                                .measure(
                                        "x",
                                        RateReference.of(
                                                new FeatureBaseline(
                                                        "x",
                                                        baseline.profile(),
                                                        baseline.dependence(),
                                                        1,
                                                        false,
                                                        faultLambda)),
                                        window)
                                .stream()
                                .filter(m -> m.metric().equals(DriftMetric.MISSING_RATE))
                                .map(Measurement::verdict)
                                .filter(Verdict.DRIFT::equals)
                                .count();
    }
}
