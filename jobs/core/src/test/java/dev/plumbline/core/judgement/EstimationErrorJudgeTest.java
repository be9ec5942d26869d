package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.estimation.EstimationErrors;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An evaluation of 4,000 rows that are right with the probability that their score says. */
class EstimationErrorJudgeTest {
    private static final int WINDOW = 500;
    private static final Monitor MONITOR =
            MonitorFixture.of(Task.BINARY).window(WindowSpec.ofRows(WINDOW)).build();
    private static final Baseline BASELINE = baseline();

    private final EstimationErrorJudge judge = new EstimationErrorJudge(BASELINE, MONITOR);
    private final EstimationErrors errors = EstimationErrors.fromBytes(null);

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 4_000; row++) {
            double score = random.nextInt(1, 100) / 100.0;
            builder.add(
                    Instant.ofEpochSecond(row),
                    Map.of("x", (Object) random.nextDouble()),
                    Output.ofScore(score, score >= 0.5 ? "yes" : "no"),
                    random.nextDouble() < score ? "yes" : "no");
        }
        return builder.build();
    }

    /** A window of 500 predictions of which so many were right, after an estimate of .75. */
    private List<Measurement> window(int labelled, double accuracy) {
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < labelled; row++) {
            tally.add(-1, Double.NaN, "yes", row < accuracy * labelled ? "yes" : "no", 1);
        }
        return judge.next(errors, 0, Map.of("accuracy", 0.75), tally, WINDOW);
    }

    @Test
    void tellsTheMeanErrorAndThatChanceExplainsIt() {
        window(WINDOW, 0.76);
        List<Measurement> said = window(WINDOW, 0.70);

        assertThat(said)
                .extracting(Measurement::metric)
                .containsExactly("estimate_bias_accuracy", "estimate_coverage_accuracy");
        assertThat(said.get(0).value()).isCloseTo(-0.02, within(1e-9));
        assertThat(said.get(1).value()).isEqualTo(1);
        assertThat(said).extracting(Measurement::n).containsOnly(2L);
        assertThat(said).extracting(Measurement::verdict).containsOnly(Verdict.NOT_APPLICABLE);
    }

    @Test
    void warnsOnceEstimatesMissMoreOftenThanChanceAllows() {
        // three standard errors of an accuracy of .75 over 500 rows, and of 4,000
        assertThat(window(WINDOW, 0.75 - 0.06).get(1).value()).isEqualTo(1);
        assertThat(window(WINDOW, 0.75 - 0.064).get(1).value()).isLessThan(1);
        Measurement second = window(WINDOW, 0.5).get(1);
        assertThat(second.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        Measurement third = window(WINDOW, 0.5).get(1);
        assertThat(third.verdict()).isEqualTo(Verdict.WARN);
        assertThat(third.value()).isEqualTo(0.25).isEqualTo(third.threshold());
        assertThat(third.reason())
                .startsWith("in 3 of the last 4 windows")
                .endsWith("too optimistic, so they may miss a loss");
    }

    @Test
    void saysWhenEstimatesWereTooPessimistic() {
        window(WINDOW, 0.9);
        window(WINDOW, 0.9);
        List<Measurement> third = window(WINDOW, 0.9);
        assertThat(third.get(1).verdict()).isEqualTo(Verdict.WARN);
        assertThat(third.get(1).reason())
                .endsWith("too pessimistic, so they decide nothing while that lasts");
        assertThat(EstimationErrorJudge.isOptimism(third.get(0))).isFalse();
        assertThat(EstimationErrorJudge.isOptimism(third.get(1))).isFalse();
    }

    @Test
    void aWindowWithTooFewLabelsCountsForNothing() {
        assertThat(window(WINDOW / 2 - 10, 0.1)).isEmpty();
        window(WINDOW, 0.75);
        assertThat(window(WINDOW / 2 - 10, 0.1)).extracting(Measurement::n).containsExactly(1L, 1L);
        assertThat(errors.of(0).get("accuracy").windows()).hasSize(1);
    }

    @Test
    void windowsThatWereNotEstimatedSayNothing() {
        ClassificationTally tally = new ClassificationTally();
        tally.add(-1, Double.NaN, "yes", "yes", 1);
        assertThat(judge.next(errors, 0, Map.of(), tally, 1)).isEmpty();
    }
}
