package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** How protected groups stand, in a table, on a timeline and in words. */
class FairnessSectionTest {
    @Test
    void noAxisGoesWhereNoGapCanBe() throws Exception {
        for (FairnessMetric metric : FairnessMetric.values()) {
            ValueRange range = ValueRange.of(metric);
            assertThat(ticks(page(metric, 1, 0.8)))
                    .as(metric.text())
                    .isNotEmpty()
                    .allMatch(tick -> tick >= range.lower() && tick <= range.upper());
        }
    }

    private static List<Double> ticks(ParsedPage page) throws Exception {
        return page.part("fairness").textsOf("tick end").stream().map(Double::valueOf).toList();
    }

    @Test
    void explainsItsSignsAndTellsTheSameInATable() throws Exception {
        ParsedPage fairness = page(FairnessMetric.DISPARATE_IMPACT, 1, 0.8).part("fairness");
        assertThat(fairness.all("ul").get(0).getTextContent())
                .contains("its 95 % interval", "as the reference", "beyond the limit");
        List<Element> rows = fairness.part("gaps").all("tr");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).getTextContent()).isEqualTo("Windowsex=group 0: disparate impact");
        assertThat(rows.get(3).getTextContent())
                .isEqualTo("2012-01-15 to 2012-01-220.05 (0.02 to 0.4), beyond");
    }

    @Test
    void leavesOutSignsThatNothingHas() throws Exception {
        ParsedPage fairness = page(FairnessMetric.DISPARATE_IMPACT, 1, null).part("fairness");
        assertThat(fairness.all("ul").get(0).getTextContent()).doesNotContain("limit");
        assertThat(fairness.text()).doesNotContain("beyond the limit");
    }

    @Test
    void saysSoWhereNotEveryGapIsDrawn() throws Exception {
        assertThat(page(FairnessMetric.DISPARATE_IMPACT, 12, 0.8).part("fairness").text())
                .contains("Drawn are the first 8 of 12 gaps; the reports hold them all.");
    }

    private static ParsedPage page(FairnessMetric metric, int groups, Double limit)
            throws Exception {
        RunCollector run = new RunCollector("groups", null);
        for (int week = 0; week < 3; week++) {
            List<Measurement> held = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                held.add(gap(metric, "sex=group " + group, limit, week));
            }
            run.add(
                    BikeYear.BIKES.report(
                            Lane.DATA,
                            BikeYear.week(week),
                            BikeYear.week(week + 1),
                            "v1",
                            Role.CHAMPION,
                            168,
                            held,
                            List.of()));
        }
        return ParsedPage.of(HtmlReport.of(run.result()));
    }

    private static Measurement gap(FairnessMetric metric, String group, Double limit, int week) {
        Measurement.Builder gap = Measurement.of(metric.measurement(), group);
        if (limit != null) {
            gap.threshold(limit);
        }
        return gap.value(week == 2 ? 0.05 : 0.9)
                .interval(new Interval(week == 2 ? 0.02 : 0.5, week == 2 ? 0.4 : 0.95, 0.95))
                .rows(80)
                .verdict(
                        limit == null
                                ? Verdict.NOT_APPLICABLE
                                : week == 2 ? Verdict.DRIFT : Verdict.OK);
    }
}
