package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.HostileRun;
import dev.plumbline.cli.report.LoanRows;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+://[^\"\\s]*");
    private static final List<String> SECTIONS =
            List.of(
                    "story",
                    "performance",
                    "drift",
                    "features",
                    "episodes",
                    "triggers",
                    "models",
                    "windows",
                    "reading");

    private static final List<String> BINS =
            IntStream.range(0, 32).mapToObj(i -> "[" + i + ".5, 9.5)").toList();
    private static final List<Long> EVEN = Collections.nCopies(32, 300L);

    static Stream<RunResult> runs() {
        return Stream.of(
                BikeYear.result(),
                LoanRows.result(true),
                LoanRows.result(false),
                LoanRows.detected(),
                new RunCollector("nothing happened", null).result(),
                HostileRun.result());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isWellFormedAndHasEverySection(RunResult run) throws Exception {
        ParsedPage page = ParsedPage.of(HtmlReport.of(run));
        for (String id : SECTIONS) {
            assertThat(page.part(id).text()).as(id).isNotBlank();
        }
        assertThat(page.all("h1")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void needsNothingFromOutside(RunResult run) throws Exception {
        String page = HtmlReport.of(run);
        assertThat(ADDRESS.matcher(page).results().map(MatchResult::group).distinct())
                .isSubsetOf("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
        assertThat(page).doesNotContain("@import").doesNotContain("url(");
        for (Element element : ParsedPage.of(page).all("*")) {
            assertThat(element.getTagName()).isNotIn("link", "img", "iframe", "object", "embed");
            assertThat(element.hasAttribute("src") || element.hasAttribute("href")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isTheSameForTheSameRun(RunResult run) {
        assertThat(HtmlReport.of(run)).isEqualTo(HtmlReport.of(run));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void writesNoCoordinateThatIsNotANumber(RunResult run) {
        assertThat(HtmlReport.of(run)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void showsHostileValuesAsText() throws Exception {
        String written = HtmlReport.of(HostileRun.result());
        assertThat(written).doesNotContain("<img").doesNotContain("a</script>");
        ParsedPage page = ParsedPage.of(written);
        assertThat(page.all("h1").get(0).getTextContent()).isEqualTo(HostileRun.TEXT_SHOWN);
        assertThat(page.all("script")).hasSize(2);
        assertThat(page.part("histograms").text()).doesNotContain("<");
    }

    @Test
    void marksSwapsTriggersAndAnnotations() throws Exception {
        ParsedPage timeline = bikes().part("performance");
        assertThat(timeline.textsOf("swap-label")).containsExactly("v1 live", "v2 live", "v3 live");
        assertThat(timeline.drawn("swap")).hasSize(2);
        assertThat(timeline.textsOf("trigger"))
                .hasSize(2)
                .allMatch(title -> title.startsWith("Retraining asked on 2012-"));
        assertThat(timeline.textsOf("note-label")).containsExactly("INJECTED: hum × 100");
        assertThat(timeline.textsOf("off-scale middle")).containsExactly("1,130");
    }

    @Test
    void drawsAnEpisodePaleUntilItOpens() throws Exception {
        ParsedPage timeline = bikes().part("performance");
        assertThat(timeline.drawn("bar critical")).hasSize(4);
        assertThat(timeline.drawn("bar pale critical")).hasSize(4);
        assertThat(timeline.drawn("bar info")).hasSize(1);
        assertThat(timeline.textsOf("bar critical"))
                .anyMatch(title -> title.contains("opened 2012-03-26, resolved 2012-04-02"));
    }

    @Test
    void drawsAThresholdPerVersionAndEveryOldVersionInShadow() throws Exception {
        ParsedPage timeline = bikes().part("performance");
        assertThat(timeline.drawn("threshold")).hasSize(1);
        assertThat(ParsedPage.figures(timeline.drawn("threshold").get(0))).isEqualTo(3);
        assertThat(ParsedPage.figures(timeline.drawn("baseline").get(0))).isEqualTo(3);
        assertThat(timeline.drawn("champion")).as("v1, v2, v3").hasSize(3);
        assertThat(timeline.drawn("shadow")).as("v1, v2").hasSize(2);
        assertThat(ParsedPage.figures(timeline.drawn("point lost").get(0)))
                .as("eight losses and two values off the scale")
                .isEqualTo(10);
    }

    @Test
    void crossesOutBrokenDataAndOutlinesDrift() throws Exception {
        ParsedPage drift = bikes().part("drift");
        assertThat(ParsedPage.figures(drift.drawn("heat broken").get(0)))
                .as("two strokes in each of two weeks")
                .isEqualTo(4);
        assertThat(ParsedPage.figures(drift.drawn("heat outlined").get(0)))
                .as("hum in two weeks, windspeed in one")
                .isEqualTo(3);
        int cells =
                IntStream.rangeClosed(0, 5)
                        .mapToObj(step -> drift.drawn("heat q" + step))
                        .flatMap(List::stream)
                        .mapToInt(ParsedPage::figures)
                        .sum();
        assertThat(cells).isEqualTo(54 * 7);
    }

    @Test
    void beginsWithTheLastWindowThatAnEpisodeCovers() throws Exception {
        ParsedPage features = bikes().part("features");
        assertThat(features.part("window-name").text())
                .isEqualTo("2012-12-23 to 2012-12-30, version v3, 168 rows, performance loss");
        assertThat(features.drawn("panel")).hasSize(7);
        assertThat(features.drawn("now")).hasSize(7);
        assertThat(features.all("option")).hasSize(54);
    }

    @Test
    void tellsTheHistogramsInATable() throws Exception {
        List<Element> rows = bikes().part("shares").all("tr");
        int bins =
                (int)
                        bikes().part("features").drawn("bin").stream()
                                .filter(bin -> bin.getTagName().equals("rect"))
                                .count();
        assertThat(rows).hasSize(1 + bins);
        assertThat(rows)
                .extracting(Element::getTextContent)
                .anyMatch(row -> row.matches("hum.*[0-9.]+ %[0-9.]+ %"));
    }

    @Test
    void countsRowsWhereTheClockDoes() throws Exception {
        ParsedPage page = ParsedPage.of(HtmlReport.of(LoanRows.result(true)));
        assertThat(page.part("performance").textsOf("tick")).contains("45,000");
        assertThat(page.part("story").text()).contains("rows 30,000 to 34,999");
        assertThat(page.text()).doesNotContain("1970");
    }

    @Test
    void tablesHoldOneRowPerRecord() throws Exception {
        ParsedPage page = bikes();
        assertThat(rows(page, "episodes")).isEqualTo(5);
        assertThat(rows(page, "triggers")).isEqualTo(2);
        assertThat(rows(page, "models")).isEqualTo(3);
        assertThat(rows(page, "windows")).isEqualTo(54 + 40);
        assertThat(page.part("triggers").text())
                .contains("2012-07-08 to 2012-07-22: data-quality episode e-fault");
        assertThat(page.part("models").text())
                .contains("on the same rows")
                .contains("59.5 [57.5, 61.5]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void drawsTheEstimateInItsBandWithAndWithoutLabels(boolean labels) throws Exception {
        String page = HtmlReport.of(LoanRows.estimated(labels));

        assertThat(ParsedPage.of(page)).isNotNull();
        assertThat(page)
                .contains(
                        "class=\"estimate\"", "class=\"estimate-band\"", "estimated without labels")
                .contains(", estimated 0.96 (0.95 to 0.97)")
                .contains("Performance: ROC AUC per window")
                .doesNotContain("NaN");
        assertThat(page.contains("ROC AUC not known, estimated")).isNotEqualTo(labels);
        String distrust = "not to be trusted: in 3 of the last 6 windows";
        assertThat(page.contains(distrust)).isEqualTo(labels);
        assertThat(page.contains("Do not trust it: in 3 of the last 6 windows.")).isEqualTo(labels);
        assertThat(HtmlReport.of(LoanRows.result(true))).doesNotContain("class=\"estimate");
    }

    @Test
    void tellsWhatWasWrongEvenAfterItIsOver() throws Exception {
        assertThat(bikes().part("episodes").text())
                .contains("hum out_of_range_rate 0.988 beyond 0.05")
                .contains("hum out of range rate 0.988 (limit 0.05), n 168")
                .doesNotContain("every feature arrives as its baseline knows it");
    }

    @Test
    void namesTheMetricAndTheWindowsThatItFollows() throws Exception {
        assertThat(bikes().text()).contains("54 windows of 7 days");
        assertThat(HtmlReport.of(BikeYear.result())).doesNotContain("id=\"followed\"");
        assertThat(bikes().part("episodes").all("th").stream().map(Element::getTextContent))
                .contains("Windows of");
        assertThat(bikes().part("episodes").text()).contains("7 days").doesNotContain("P7D");
    }

    @Test
    void staysSmallForHundredsOfWindows() {
        RunCollector run = new RunCollector("large", null);
        for (int window = 0; window < 300; window++) {
            addLarge(run, window);
        }
        String page = HtmlReport.of(run.result());
        assertThat(page.length()).isLessThan(3_000_000);
        assertThat(page)
                .as("thin lines in narrow columns")
                .contains("class=\"chart scroll dense\"");
    }

    @Test
    void staysSmallForTwoHundredFeatures() throws Exception {
        RunCollector run = new RunCollector("wide", null);
        for (int window = 0; window < 100; window++) {
            run.add(wide(window));
        }
        String page = HtmlReport.of(run.result());
        assertThat(page.length()).isLessThan(4_500_000);
        assertThat(ParsedPage.of(page).part("drift-table").all("tr")).hasSize(201);
    }

    private static WindowReport wide(int window) {
        List<Measurement> tests = new ArrayList<>();
        List<Distribution> bins = new ArrayList<>();
        for (int feature = 0; feature < 200; feature++) {
            String name = "feature_" + feature;
            int salt = window * 7 + feature;
            tests.add(SampleRecords.distribution(name, salt % 100 / 100.0, Verdict.OK));
            for (int rate = 0; rate < 6; rate++) {
                tests.add(Measurement.of("rate_" + rate, name).rows(200).verdict(Verdict.OK));
            }
            bins.add(
                    new Distribution(
                            name,
                            BINS,
                            EVEN,
                            IntStream.range(0, 32).mapToObj(i -> (long) (salt + i) % 17).toList()));
        }
        return BikeYear.BIKES.report(
                Lane.DATA,
                BikeYear.week(window),
                BikeYear.week(window + 1),
                "v1",
                Role.CHAMPION,
                200,
                tests,
                bins);
    }

    private static void addLarge(RunCollector run, int window) {
        List<Measurement> tests = new ArrayList<>();
        List<Distribution> bins = new ArrayList<>();
        for (int feature = 0; feature < 9; feature++) {
            String name = "feature_" + feature;
            int salt = window * 9 + feature;
            tests.add(SampleRecords.distribution(name, salt % 100 / 100.0, Verdict.OK));
            bins.add(
                    new Distribution(
                            name,
                            IntStream.range(0, 32).mapToObj(i -> "[" + i + ".5, 9.5)").toList(),
                            IntStream.range(0, 32).mapToObj(i -> 40_000L + i).toList(),
                            IntStream.range(0, 32).mapToObj(i -> 9_000L + salt * i).toList()));
        }
        run.add(
                BikeYear.BIKES.report(
                        Lane.DATA,
                        BikeYear.week(window),
                        BikeYear.week(window + 1),
                        "v1",
                        Role.CHAMPION,
                        300_000,
                        tests,
                        bins));
    }

    private static ParsedPage bikes() throws Exception {
        return ParsedPage.of(HtmlReport.of(BikeYear.result()));
    }

    private static int rows(ParsedPage page, String section) {
        ParsedPage part = page.part(section);
        return part.all("tr").size() - part.all("thead").size();
    }
}
