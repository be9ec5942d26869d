package dev.plumbline.cli.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
    private static final RunResult YEAR = BikeYear.result();
    private static final WindowReport DATA = report("v1", Lane.DATA, 10);
    private static final WindowReport PERFORMANCE = report("v1", Lane.PERFORMANCE, 10);

    private final LiveLines lines =
            new LiveLines(BikeYear.monitor(), YEAR.annotations(), new Ink(false));

    @Test
    void tellsAWindowOnceBothLanesAreKnown() {
        assertThat(lines.window(DATA)).isEmpty();
        assertThat(lines.window(PERFORMANCE))
                .singleElement()
                .asString()
                .contains("2012-03-11", "v1", "168", "138 / 89.2", "PERFORMANCE LOSS");
        assertThat(lines.remaining()).isEmpty();
    }

    @Test
    void tellsARepeatedReportOnce() {
        lines.window(DATA);
        lines.window(PERFORMANCE);
        assertThat(lines.window(DATA)).isEmpty();
        assertThat(lines.window(PERFORMANCE)).isEmpty();
        assertThat(lines.remaining()).isEmpty();
    }

    @Test
    void doesNotWaitForLabelsForEver() {
        assertThat(lines.window(report("v1", Lane.DATA, 0))).isEmpty();
        assertThat(lines.window(report("v1", Lane.DATA, 1))).isEmpty();
        assertThat(lines.window(report("v1", Lane.DATA, 2)))
                .singleElement()
                .asString()
                .startsWith("2012-01-01")
                .contains("–");
        assertThat(lines.window(report("v1", Lane.PERFORMANCE, 0)))
                .singleElement()
                .asString()
                .contains("performance of the window from 2012-01-01: RMSE 61 / 89.2 ok");
        assertThat(lines.remaining()).hasSize(2);
    }

    @Test
    void doesNotWaitWhereThereAreNoLabels() {
        RunResult loans = LoanRows.result(false);
        LiveLines unlabelled = new LiveLines(loans.monitor(), List.of(), new Ink(false));
        assertThat(unlabelled.window(loans.reports().get(6)))
                .singleElement()
                .asString()
                .contains("30,000", "car_value 0.6", "PREDICTION DRIFT");
    }

    @Test
    void marksAnnotatedWindows() {
        lines.window(report("v2", Lane.DATA, 27));
        assertThat(lines.window(report("v2", Lane.PERFORMANCE, 27)))
                .singleElement()
                .asString()
                .contains("DATA BROKEN")
                .endsWith("INJECTED: hum × 100");
    }

    @Test
    void leavesOutVersionsInShadow() {
        YEAR.reports().stream()
                .filter(report -> report.role() == Role.SHADOW)
                .forEach(report -> assertThat(lines.window(report)).isEmpty());
        assertThat(lines.remaining()).isEmpty();
    }

    @Test
    void tellsWhenAnEpisodeOpensAndClosesAndNothingBetween() {
        List<String> told = tellEpisodes();
        assertThat(told).hasSize(5 + 4);
        assertThat(told.get(0))
                .startsWith("2012-03-26")
                .contains("ALERT performance (critical), v1");
        assertThat(told.get(1)).contains("RESOLVED performance", "has taken over");
        assertThat(tellEpisodes()).isEmpty();
    }

    @Test
    void tellsTriggersAndSwapsOnce() {
        assertThat(lines.trigger(YEAR.triggers().get(0)))
                .singleElement()
                .asString()
                .contains("RETRAIN on 2012-02-13 to 2012-03-26");
        assertThat(lines.trigger(YEAR.triggers().get(0))).isEmpty();
        assertThat(lines.deployment(YEAR.deployments().get(0))).isEmpty();
        assertThat(lines.deployment(YEAR.deployments().get(1)))
                .containsExactly("2012-03-28         SWAP v2 replaces v1");
        assertThat(lines.deployment(YEAR.deployments().get(0))).isEmpty();
        assertThat(lines.deployment(YEAR.deployments().get(1))).isEmpty();
    }

    private List<String> tellEpisodes() {
        return YEAR.messages().stream()
                .flatMap(message -> lines.episode(message).stream())
                .toList();
    }

    private static WindowReport report(String version, Lane lane, int week) {
        return YEAR.reports().stream()
                .filter(report -> report.windowStart().equals(BikeYear.week(week)))
                .filter(report -> report.lane() == lane)
                .filter(report -> report.role() == Role.CHAMPION)
                .filter(report -> report.modelVersion().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
