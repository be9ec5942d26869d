package dev.plumbline.core.judgement;

import static dev.plumbline.core.judgement.JudgedPerformance.add;
import static dev.plumbline.core.judgement.JudgedPerformance.binary;
import static dev.plumbline.core.judgement.JudgedPerformance.classification;
import static dev.plumbline.core.judgement.JudgedPerformance.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.ScoreVectorLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands beside verdicts and decides nothing. */
class PerformanceShownTest {
    private static final PerformanceRule ACCURACY = new PerformanceRule("accuracy", 1.25, 1.1, 1);

    @Test
    void showsWhatSayingTheSameForEveryRowWouldHaveGot() {
        Map<String, MetricBaseline> held = Map.of("accuracy", held(0.8), "prevalence", held(0.2));
        ClassificationTally tally = binary(10, 20, 10, 60);
        Measurement dummy = classification(ACCURACY, tally, 100, held).get("accuracy_dummy");
        assertThat(dummy.value()).isEqualTo(0.7);
        assertThat(dummy.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(dummy.reason()).isEqualTo("displayed; always 0, with the score 0.200");
        assertThat(classification(ACCURACY, tally, 100, Map.of("accuracy", held(0.8))))
                .doesNotContainKey("accuracy_dummy");
    }

    @Test
    void showsHowTheScoresOfEachBinTurnedOut() {
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < 20; row++) {
            tally.add(0, 0.25, "0", row < 2 ? "1" : "0", 1);
        }
        Measurement gap =
                classification(ACCURACY, tally, 20, Map.of("accuracy", held(0.8)))
                        .get("calibration_gap");
        assertThat(gap.feature()).isEqualTo("(0.2,0.3]");
        assertThat(gap.value()).isCloseTo(0.15, within(1e-12));
        assertThat(gap.n()).isEqualTo(20);
        assertThat(gap.interval().lower()).isLessThan(0.15);
        assertThat(gap.reason())
                .isEqualTo("displayed; scores of 0.25 on average, 0.1 of the rows positive");
    }

    @Test
    void showsEachClassBesideTheBaselines() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "a", "a", 30);
        add(tally, "b", "a", 10);
        var judge =
                new PerformanceJudge(
                        null, MonitorFixture.of(Task.MULTICLASS).classes("a", "b").build());
        Measurement recall =
                judge.measure(tally, 40).stream()
                        .filter(m -> m.metric().equals("class_recall"))
                        .findFirst()
                        .orElseThrow();
        assertThat(recall.feature()).isEqualTo("a");
        assertThat(recall.value()).isEqualTo(0.75);
        assertThat(recall.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void saysHowFarAnAreaOfOneClassMayBeOff() {
        ScoreVectorLayout layout = ScoreVectorLayout.of(List.of("a", "b"));
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < 60; row++) {
            double score = row % 10 / 10.0;
            tally.add(
                    layout.write(new double[] {score, 1 - score}),
                    "a",
                    row % 3 == 0 ? "a" : "b",
                    1);
        }
        var judge =
                new PerformanceJudge(
                        null, MonitorFixture.of(Task.MULTICLASS).classes("a", "b").build());
        assertThat(judge.measure(tally, 60))
                .filteredOn(m -> m.metric().equals("class_roc_auc"))
                .hasSize(2)
                .allSatisfy(area -> assertThat(area.errorBound()).isBetween(0.01, 0.1));
    }

    @Test
    void reportsLabelsThatAreNoneOfTheClasses() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "1", "true", 30);
        add(tally, "1", "1", 90);
        Map<String, Measurement> measured =
                classification(ACCURACY, tally, 120, Map.of("accuracy", held(0.8)));
        Measurement unknown = measured.get("unknown_label_rate");
        assertThat(unknown.value()).isEqualTo(0.25);
        assertThat(unknown.threshold()).isEqualTo(0.05);
        assertThat(unknown.verdict()).isEqualTo(Verdict.WARN);
        assertThat(unknown.reason()).contains("none of the classes", "none to retrain on");
        assertThat(measured.get("accuracy").n()).isEqualTo(90);
    }

    @Test
    void aFewLabelsThatAreNoneOfTheClassesWarnOfNothing() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, "1", "true", 4);
        add(tally, "1", "1", 96);
        Measurement unknown =
                classification(ACCURACY, tally, 100, Map.of("accuracy", held(0.8)))
                        .get("unknown_label_rate");
        assertThat(unknown.value()).isEqualTo(0.04);
        assertThat(unknown.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }
}
