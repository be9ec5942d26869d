package dev.plumbline.exporter;

import static dev.plumbline.exporter.Reports.psi;
import static dev.plumbline.exporter.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestWindowsTest {
    private static List<WindowReport> shownOf(List<WindowReport> reports) {
        LatestWindows windows = new LatestWindows(new FeatureBudget(50));
        reports.forEach(report -> windows.accept(report, Reports.DAY_ONE));
        return windows.shown().stream().map(PublishedWindow::report).toList();
    }

    private static List<WindowReport> shownOf(Reports... reports) {
        return shownOf(Arrays.stream(reports).map(Reports::build).toList());
    }

    @Test
    void showsOnlyTheNewestWindow() {
        assertThat(shownOf(report().day(1), report().day(3), report().day(2)))
                .containsExactly(report().day(3).build());
    }

    @Test
    void takesALaterRevisionOfTheNewestWindow() {
        Reports revised = report().revision(2).measurements(psi("amount", 0.9));
        assertThat(shownOf(report().revision(1), revised, report()))
                .containsExactly(revised.build());
    }

    @Test
    void keepsAFinalReportAgainstAProvisionalOne() {
        Reports provisional = report().status(ReportStatus.PROVISIONAL).revision(7);
        assertThat(shownOf(report(), provisional)).containsExactly(report().build());
    }

    @Test
    void ignoresARevisionOfAnOlderWindow() {
        assertThat(shownOf(report().day(2), report().day(1).revision(5)))
                .containsExactly(report().day(2).build());
    }

    @Test
    void showsEverySegmentLaneAndRoleOnItsOwn() {
        assertThat(
                        shownOf(
                                report(),
                                report().segment("country=DE"),
                                report().performance(10, psi(null, 0.1)),
                                report().role(Role.SHADOW).version("2")))
                .hasSize(4);
    }

    @Test
    void retiresAVersionWhoseSuccessorHasAWindowOfItsOwn() {
        assertThat(shownOf(report().day(1), report().day(2).version("2")))
                .containsExactly(report().day(2).version("2").build());
    }

    @Test
    void retiresAllLanesOfAVersionAtOnce() {
        assertThat(
                        shownOf(
                                report().day(2),
                                report().day(1).performance(10, psi(null, 0.1)),
                                report().day(3).version("2")))
                .containsExactly(report().day(3).version("2").build());
    }

    @Test
    void keepsBothVersionsWhileTheyShareAWindow() {
        assertThat(shownOf(report().day(1), report().day(1).version("2"))).hasSize(2);
    }

    @Test
    void keepsAChampionThatAShadowOutlives() {
        assertThat(shownOf(report().day(1), report().day(5).version("2").role(Role.SHADOW)))
                .hasSize(2);
    }

    @Test
    void keepsAnotherModelsVersion() {
        assertThat(shownOf(report().day(1), report().day(5).version("2").model("churn")))
                .hasSize(2);
    }

    @Test
    void leavesNothingOfTwentySwappedVersions() {
        Reports[] swaps =
                IntStream.rangeClosed(1, 20)
                        .mapToObj(day -> report().day(day).version("v" + day))
                        .toArray(Reports[]::new);
        assertThat(shownOf(swaps)).containsExactly(report().day(20).version("v20").build());
    }

    @Test
    void showsTheSameWhateverTheOrderOfTheReports() {
        List<WindowReport> reports = new ArrayList<>();
        for (int day = 1; day <= 6; day++) {
            String version = day < 4 ? "1" : "2";
            reports.add(report().day(day).version(version).build());
            reports.add(report().day(day).version(version).revision(1).build());
            reports.add(report().day(day).version(version).performance(5, psi(null, .1)).build());
        }
        List<WindowReport> inOrder = shownOf(reports);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(reports, new Random(seed));
            assertThat(shownOf(reports))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(inOrder);
        }
    }

    @Test
    void forgetsAReportThatTheTopicDeleted() {
        LatestWindows windows = new LatestWindows(new FeatureBudget(50));
        windows.accept(report().build(), Reports.DAY_ONE);
        windows.accept(report().segment("country=DE").build(), Reports.DAY_ONE);

        windows.remove(report().build().key());

        assertThat(windows.shown())
                .extracting(window -> window.report().segment())
                .containsExactly("country=DE");
    }
}
