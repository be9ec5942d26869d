package dev.plumbline.cli.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunCollectorTest {
    private static final RunResult YEAR = BikeYear.result();

    @Test
    void keepsTheReportThatSupersedesWhicheverComesFirst() {
        WindowReport draft = revised(YEAR.reports().get(0), ReportStatus.PROVISIONAL, 3);
        WindowReport last = revised(YEAR.reports().get(0), ReportStatus.FINAL, 1);
        assertThat(collected(List.of(draft, last)).reports()).containsExactly(last);
        assertThat(collected(List.of(last, draft)).reports()).containsExactly(last);
    }

    @Test
    void keepsWhatAlertsWereDecidedOnBesideTheLastWord() {
        WindowReport any = YEAR.reports().get(0);
        WindowReport decided = revised(any, ReportStatus.PROVISIONAL, 0, true);
        WindowReport last = revised(any, ReportStatus.FINAL, 2, false);
        for (List<WindowReport> arrival : List.of(List.of(decided, last), List.of(last, decided))) {
            RunResult result = collected(arrival);
            assertThat(result.reports()).containsExactly(last);
            assertThat(result.reportsWithJudged()).containsExactly(decided, last);
        }
        WindowReport only = revised(any, ReportStatus.FINAL, 0, true);
        assertThat(collected(List.of(only)).reportsWithJudged()).containsExactly(only);
    }

    @Test
    void ordersByContentWhateverTheArrival() {
        List<Runnable> additions = new ArrayList<>();
        RunCollector collector = new RunCollector(YEAR.title(), YEAR.monitor());
        YEAR.baselines().forEach(record -> additions.add(() -> collector.add(record)));
        YEAR.reports().forEach(record -> additions.add(() -> collector.add(record)));
        YEAR.messages().forEach(record -> additions.add(() -> collector.add(record)));
        YEAR.triggers().forEach(record -> additions.add(() -> collector.add(record)));
        YEAR.deployments().forEach(record -> additions.add(() -> collector.add(record)));
        YEAR.annotations().forEach(record -> additions.add(() -> collector.add(record)));
        Collections.shuffle(additions, new Random(7));
        additions.forEach(Runnable::run);
        assertThat(collector.result()).isEqualTo(YEAR);
        // at-least-once delivery: everything may come again
        additions.forEach(Runnable::run);
        assertThat(collector.result()).isEqualTo(YEAR);
    }

    @Test
    void putsTheDataLaneBeforeThePerformanceLaneOfAWindow() {
        assertThat(YEAR.reports().subList(0, 4))
                .extracting(WindowReport::lane)
                .containsExactly(Lane.DATA, Lane.PERFORMANCE, Lane.DATA, Lane.PERFORMANCE);
        assertThat(YEAR.reports())
                .isSortedAccordingTo((a, b) -> a.windowStart().compareTo(b.windowStart()));
    }

    @Test
    void losesNothingWhenSeveralThreadsAdd() throws InterruptedException {
        RunCollector collector = new RunCollector(YEAR.title(), YEAR.monitor());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        YEAR.reports().forEach(report -> threads.execute(() -> collector.add(report)));
        threads.shutdown();
        assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
        assertThat(collector.result().reports()).isEqualTo(YEAR.reports());
    }

    @Test
    void findsAnnotationsThatMeetASpanButNotThoseThatTouchIt() {
        assertThat(YEAR.annotationsDuring(BikeYear.week(28), BikeYear.week(29)))
                .containsExactly(BikeYear.FAULT.text());
        assertThat(YEAR.annotationsDuring(BikeYear.week(26), BikeYear.week(27))).isEmpty();
        assertThat(YEAR.annotationsDuring(BikeYear.week(29), BikeYear.week(30))).isEmpty();
    }

    @Test
    void refusesAnAnnotationThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new Annotation(BikeYear.week(2), BikeYear.week(1), "backwards"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end after it begins")
                .hasMessageContaining("2012-01-15");
    }

    private static RunResult collected(List<WindowReport> reports) {
        RunCollector collector = new RunCollector("", null);
        reports.forEach(collector::add);
        return collector.result();
    }

    private static WindowReport revised(WindowReport report, ReportStatus status, int revision) {
        return revised(report, status, revision, report.judged());
    }

    private static WindowReport revised(
            WindowReport report, ReportStatus status, int revision, boolean judged) {
        return new WindowReport(
                report.model(),
                report.modelVersion(),
                report.role(),
                report.segment(),
                report.granularity(),
                report.clock(),
                report.lane(),
                report.windowStart(),
                report.windowEnd(),
                status,
                revision,
                report.emittedAt(),
                judged,
                report.rows(),
                report.labelledRows(),
                report.baselineId(),
                report.monitorRevision(),
                report.measurements(),
                report.distributions());
    }
}
