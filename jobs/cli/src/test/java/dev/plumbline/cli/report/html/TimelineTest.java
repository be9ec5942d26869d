package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.LoanRows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Estimate, realised value, label coverage and change points on one timeline. */
class TimelineTest {
    private static final double COLUMN = 91.8;

    @Test
    void showsAllFourOnTheSameAxis() throws Exception {
        ParsedPage timeline = loans().part("performance");
        assertThat(timeline.all("svg").stream().filter(svg -> svg.hasAttribute("aria-label")))
                .hasSize(1);
        assertThat(timeline.drawn("champion")).hasSize(1);
        assertThat(ParsedPage.figures(timeline.drawn("estimate-band").get(0))).isEqualTo(10);
        assertThat(timeline.drawn("coverage")).hasSize(10);
        assertThat(timeline.drawn("change rise")).hasSize(1);
    }

    @Test
    void placesAChangeInProportionInsideItsWindow() throws Exception {
        ParsedPage timeline = loans().part("performance");
        double x = Double.parseDouble(timeline.drawn("change-line").get(0).getAttribute("x1"));
        assertThat(x).isCloseTo(WindowAxis.LEFT + COLUMN * (LoanRows.FOUND / 5000.0), within(0.06));
        assertThat(timeline.textsOf("change rise"))
                .containsExactly(
                        "ADWIN: errors have become more, row 30,431, after 30,431 labelled rows,"
                                + " version 1");
    }

    @Test
    void tellsAWarningThatLastsOnce() throws Exception {
        ParsedPage timeline = loans().part("performance");
        assertThat(timeline.textsOf("change warned rise")).hasSize(1);
        assertThat(timeline.textsOf("change fall")).hasSize(1);
        assertThat(timeline.drawn("change-line")).as("only where errors became more").hasSize(1);
    }

    @Test
    void namesEveryDetectorAndThoseThatFoundNothing() throws Exception {
        ParsedPage timeline = loans().part("performance");
        assertThat(timeline.textsOf("lane-name end"))
                .contains("labels", "ADWIN", "DDM (moa)", "Page–Hinkley", "STEPD");
        assertThat(timeline.textsOf("quiet")).containsExactly("spoke nowhere", "did not run");
    }

    @Test
    void drawsCoverageToScale() throws Exception {
        List<Element> bars = loans().part("performance").drawn("coverage");
        double whole = Double.parseDouble(bars.get(0).getAttribute("height"));
        assertThat(Double.parseDouble(bars.get(9).getAttribute("height"))).isEqualTo(whole / 2);
        assertThat(bars.get(9).getTextContent()).isEqualTo("labels of 50 % of the rows");
    }

    @Test
    void explainsEverySignItDraws() throws Exception {
        ParsedPage performance = loans().part("performance");
        String legend =
                performance.all("ul").stream()
                        .map(Element::getTextContent)
                        .reduce("", String::concat);
        assertThat(legend)
                .contains(
                        "estimated without labels",
                        "share of rows with a label",
                        "errors have become more",
                        "may have become more",
                        "have become fewer");
    }

    @Test
    void tellsTheSameInATable() throws Exception {
        ParsedPage table = loans().part("timeline");
        List<Element> rows = table.all("tr");
        assertThat(rows).hasSize(11);
        assertThat(rows.get(0).getTextContent())
                .isEqualTo(
                        "WindowVersionROC AUCLimitEstimatedRealised less estimatedLabelsChange"
                                + " points");
        assertThat(rows.get(7).getTextContent())
                .isEqualTo(
                        "rows 30,000 to 34,99910.945 [0.942, 0.948]0.9510.94 [0.93, 0.95]0.005"
                                + "100 %ADWIN: errors have become more, row 30,431, after 30,431"
                                + " labelled rowsDDM (moa): errors may have become more, row"
                                + " 34,100, after 34,100 labelled rows");
        assertThat(rows.get(8).getTextContent()).as("told where it began").doesNotContain("DDM");
        assertThat(rows.get(10).getTextContent()).contains("50 %");
    }

    @Test
    void leavesOutWhatARunDoesNotHave() throws Exception {
        ParsedPage bikes = ParsedPage.of(HtmlReport.of(BikeYear.result()));
        assertThat(bikes.part("performance").drawn("change-line")).isEmpty();
        assertThat(bikes.part("timeline").all("th").stream().map(Element::getTextContent))
                .containsExactly("Window", "Version", "RMSE", "Limit", "Labels");
        ParsedPage unlabelled = ParsedPage.of(HtmlReport.of(LoanRows.estimated(false)));
        assertThat(unlabelled.part("performance").drawn("coverage")).isEmpty();
        assertThat(unlabelled.part("timeline").text()).contains("0.94 [0.93, 0.95]");
    }

    @Test
    void drawsTheEstimateOfAnotherMetricWhereTheFollowedOneHasNone() throws Exception {
        ParsedPage page = ParsedPage.of(HtmlReport.of(LoanRows.followingLogLoss()));
        ParsedPage performance = page.part("performance");
        assertThat(performance.all("h2").get(0).getTextContent())
                .isEqualTo("Performance: log loss per window");
        assertThat(performance.all("h3").get(0).getTextContent())
                .isEqualTo("Estimated without labels: ROC AUC per window");
        assertThat(performance.drawn("estimate-band")).hasSize(1);
        assertThat(page.part("timeline-estimated").text()).contains("0.94 [0.93, 0.95]");
        assertThat(page.part("story").text())
                .contains("Estimated without labels, ROC AUC was worse than its range");
    }

    @Test
    void tellsDriftAndSeveritiesWithoutColour() throws Exception {
        ParsedPage bikes = ParsedPage.of(HtmlReport.of(BikeYear.result()));
        assertThat(bikes.part("performance").textsOf("initial inside")).contains("C");
        List<Element> rows = bikes.part("drift-table").all("tr");
        assertThat(rows).hasSize(1 + bikes.part("features").all("figure").size());
        assertThat(rows)
                .extracting(Element::getTextContent)
                .anyMatch(row -> row.startsWith("windspeed541") && row.contains("0.34"));
    }

    private static ParsedPage loans() throws Exception {
        return ParsedPage.of(HtmlReport.of(LoanRows.detected()));
    }
}
