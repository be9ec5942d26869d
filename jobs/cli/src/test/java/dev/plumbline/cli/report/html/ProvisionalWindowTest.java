package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that ended before the last labels could come. */
class ProvisionalWindowTest {
    @Test
    void tellsWhatMoreLabelsCanChange() throws Exception {
        ParsedPage page = page(ReportStatus.FINAL, ReportStatus.PROVISIONAL);
        ParsedPage performance = page.part("performance");
        assertThat(performance.drawn("coverage")).hasSize(1);
        assertThat(performance.textsOf("coverage provisional"))
                .containsExactly("labels of 50 % of the rows, provisional: more may come");
        assertThat(performance.all("ul").get(0).getTextContent()).contains("provisional");
        assertThat(page.part("timeline").all("tr").get(2).getTextContent())
                .endsWith("50 %, provisional");
        assertThat(page.part("reading").text())
                .contains("Here it is provisional in 1 of 2 windows.");
    }

    @Test
    void saysSoWhereAllIsFinal() throws Exception {
        ParsedPage page = page(ReportStatus.FINAL, ReportStatus.FINAL);
        assertThat(page.part("performance").drawn("coverage provisional")).isEmpty();
        assertThat(page.part("reading").text()).contains("Here it is final in every window.");
    }

    private static ParsedPage page(ReportStatus... weeks) throws Exception {
        RunCollector run = new RunCollector("labels", BikeYear.monitor());
        for (int week = 0; week < weeks.length; week++) {
            run.add(report(week, weeks[week]));
        }
        return ParsedPage.of(HtmlReport.of(run.result()));
    }

    private static WindowReport report(int week, ReportStatus status) {
        WindowReport report =
                BikeYear.BIKES.report(
                        Lane.PERFORMANCE,
                        BikeYear.week(week),
                        BikeYear.week(week + 1),
                        "v1",
                        Role.CHAMPION,
                        168,
                        84,
                        List.of(SampleRecords.metric("rmse", 70, 84, 90, false)),
                        List.of());
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
                0,
                report.emittedAt(),
                report.judged(),
                report.rows(),
                report.labelledRows(),
                report.baselineId(),
                report.monitorRevision(),
                report.measurements(),
                report.distributions());
    }
}
