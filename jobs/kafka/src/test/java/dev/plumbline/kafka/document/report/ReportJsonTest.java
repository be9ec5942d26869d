package dev.plumbline.kafka.document.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.DocumentException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportJsonTest {
    private static final Instant START = Instant.parse("2012-03-18T00:00:00Z");
    private static final Instant END = Instant.parse("2012-03-25T00:00:00Z");

    private static final Measurement KNOWN =
            Measurement.of("rmse", null)
                    .value(157.31)
                    .rows(168, 8734)
                    .threshold(89.25)
                    .pValue(1e-12)
                    .interval(new Interval(140, 171.5, 0.95))
                    .effect(0.3)
                    .detectable(0.19)
                    .errorBound(0)
                    .verdict(Verdict.DRIFT);
    private static final Measurement UNKNOWN =
            Measurement.of("psi", "temp \"°C\"")
                    .value(Double.NaN)
                    .rows(3)
                    .verdict(Verdict.INSUFFICIENT_DATA, "3 rows, at least 50 needed");

    @Test
    void writesOneLineWithTheNamesOfTheRecord() throws Exception {
        String line = ReportJson.of(report(Clock.TIME));
        assertThat(line).doesNotContain("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("model").textValue()).isEqualTo("bike-demand");
        assertThat(json.get("granularity").textValue()).isEqualTo("P7D");
        assertThat(json.get("windowStart").textValue()).isEqualTo("2012-03-18T00:00:00Z");
        assertThat(json.get("status").textValue()).isEqualTo("FINAL");
        assertThat(json.get("revision").intValue()).isEqualTo(2);
        assertThat(json.get("labelledRows").longValue()).isEqualTo(167);
        JsonNode rmse = json.get("measurements").get(0);
        assertThat(rmse.get("value").doubleValue()).isEqualTo(157.31);
        assertThat(rmse.get("pValue").doubleValue()).isEqualTo(1e-12);
        assertThat(rmse.get("errorBound").isNumber()).isTrue();
        assertThat(rmse.get("interval").get("upper").doubleValue()).isEqualTo(171.5);
        assertThat(rmse.get("verdict").textValue()).isEqualTo("DRIFT");
    }

    @Test
    void leavesOutWhatIsUnknown() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(report(Clock.TIME)));
        assertThat(json.get("measurements").get(1).fieldNames())
                .toIterable()
                .containsExactly("metric", "feature", "n", "verdict", "reason");
        assertThat(json.has("monitorRevision")).isFalse();
        assertThat(json.has("annotations")).isFalse();
        assertThat(json.toString()).doesNotContain("null");
    }

    @Test
    void writesRowNumbersWhereTheClockIsRows() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(report(Clock.ROWS)));
        assertThat(json.get("windowStart").longValue()).isEqualTo(START.toEpochMilli());
        assertThat(json.get("windowStart").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Clock.class)
    void readsBackWhatItWrote(Clock clock) {
        assertThat(ReportJson.readReport(ReportJson.of(report(clock)))).isEqualTo(report(clock));
        assertThat(ReportJson.readEpisode(ReportJson.of(episode(clock)))).isEqualTo(episode(clock));
        assertThat(ReportJson.readTrigger(ReportJson.of(trigger(clock)))).isEqualTo(trigger(clock));
    }

    @Test
    void readsBackInfinity() {
        Measurement infinite =
                Measurement.of("kl", "temp")
                        .value(Double.POSITIVE_INFINITY)
                        .rows(3)
                        .interval(new Interval(1, Double.POSITIVE_INFINITY, 0.9))
                        .verdict(Verdict.NOT_APPLICABLE, "displayed");
        WindowReport report = report(Clock.TIME, List.of(infinite));
        assertThat(ReportJson.readReport(ReportJson.of(report))).isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource(Clock.class)
    void writesWhereADetectorSpokeByTheClock(Clock clock) throws Exception {
        Measurement detector =
                Measurement.of("detector_ddm", null)
                        .value(0.31)
                        .rows(168)
                        .changes(
                                List.of(
                                        new ChangePoint(START, 7, ChangePoint.Kind.WARNING_RISE),
                                        new ChangePoint(END, 90, ChangePoint.Kind.DRIFT_RISE)))
                        .verdict(Verdict.DRIFT);
        WindowReport report = report(clock, List.of(detector, KNOWN));
        String line = ReportJson.of(report);
        assertThat(ReportJson.readReport(line)).isEqualTo(report);
        JsonNode measurements = new ObjectMapper().readTree(line).get("measurements");
        JsonNode drift = measurements.get(0).get("changes").get(1);
        assertThat(drift.get("eventTime").asText())
                .isEqualTo(clock == Clock.TIME ? "2012-03-25T00:00:00Z" : "1332633600000");
        assertThat(drift.get("row").longValue()).isEqualTo(90);
        assertThat(drift.get("kind").textValue()).isEqualTo("DRIFT_RISE");
        assertThat(measurements.get(1).has("changes")).isFalse();
    }

    @Test
    void carriesAnnotations() {
        List<String> injected = List.of("INJECTED: temp in °F from 2012-08-01", "second");
        for (String line :
                List.of(
                        ReportJson.of(report(Clock.TIME), injected),
                        ReportJson.of(episode(Clock.TIME), injected),
                        ReportJson.of(trigger(Clock.TIME), injected))) {
            assertThat(ReportJson.readAnnotations(line)).isEqualTo(injected);
        }
        assertThat(ReportJson.readAnnotations(ReportJson.of(report(Clock.TIME)))).isEmpty();
        assertThat(ReportJson.readReport(ReportJson.of(report(Clock.TIME), injected)))
                .isEqualTo(report(Clock.TIME));
    }

    @Test
    void writesATriggerAsACloudEvent() throws Exception {
        JsonNode json = new ObjectMapper().readTree(ReportJson.of(trigger(Clock.TIME)));
        assertThat(json.get("specversion").textValue()).isEqualTo("1.0");
        assertThat(json.get("id").textValue()).isEqualTo("t-1");
        assertThat(json.get("source").textValue()).isEqualTo("/plumbline/bike-demand");
        assertThat(json.get("type").textValue()).isEqualTo("dev.plumbline.retraining.requested.v1");
        assertThat(json.get("subject").textValue()).isEqualTo("bike-demand");
        assertThat(json.get("time").textValue()).isEqualTo("2012-03-25T00:00:00Z");
        assertThat(json.get("datacontenttype").textValue()).isEqualTo("application/json");
        assertThat(json.get("data").get("trainFrom").textValue()).isEqualTo("2012-03-18T00:00:00Z");
        assertThat(json.get("data").get("exclude").get(0).get("reason").textValue())
                .isEqualTo("data-quality e-7");
        // a row number is no CloudEvents time
        JsonNode rows = new ObjectMapper().readTree(ReportJson.of(trigger(Clock.ROWS)));
        assertThat(rows.has("time")).isFalse();
        assertThat(rows.get("data").get("time").longValue()).isEqualTo(END.toEpochMilli());
    }

    @Test
    void passesOverKeysOfALaterRelease() {
        String line = ReportJson.of(report(Clock.TIME)).replaceFirst("\\{", "{\"later\": [1],");
        assertThat(ReportJson.readReport(line)).isEqualTo(report(Clock.TIME));
    }

    @Test
    void refusesALineThatIsNoReport() {
        assertThatThrownBy(() -> ReportJson.readReport("{\"model\": \"m\"}"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("report:1: clock must be given, got nothing");
        String line = ReportJson.of(report(Clock.TIME));
        assertThatThrownBy(() -> ReportJson.readReport(line.replace("\"DATA\"", "\"DAT\"")))
                .hasMessageContaining("lane must be one of [DATA, PERFORMANCE], got 'DAT'");
        assertThatThrownBy(() -> ReportJson.readReport(line.substring(0, 200)))
                .hasMessageContaining("well-formed JSON");
    }

    private static WindowReport report(Clock clock) {
        return report(clock, List.of(KNOWN, UNKNOWN));
    }

    private static WindowReport report(Clock clock, List<Measurement> measurements) {
        return new WindowReport(
                "bike-demand",
                "1",
                Role.CHAMPION,
                "",
                "P7D",
                clock,
                Lane.DATA,
                START,
                END,
                ReportStatus.FINAL,
                2,
                END,
                true,
                168,
                167L,
                "b-1",
                null,
                measurements,
                List.of(distribution()));
    }

    private static Distribution distribution() {
        return new Distribution(
                "temp", List.of("< 1", "[1, 2)", "(missing)"), List.of(), List.of(1L, 2L, 0L));
    }

    private static AlertEpisode episode(Clock clock) {
        return new AlertEpisode(
                "e-1",
                "bike-demand",
                "1",
                "country=DE",
                null,
                "performance",
                Severity.CRITICAL,
                EpisodeState.OPEN,
                "P7D",
                clock,
                START,
                END,
                null,
                START,
                END,
                2,
                "rmse is 157, 2.6 times the baseline's",
                List.of(KNOWN),
                List.of(distribution()),
                "alerting/runbooks/performance.md",
                null);
    }

    private static RetrainingTrigger trigger(Clock clock) {
        return new RetrainingTrigger(
                "t-1",
                "/plumbline/bike-demand",
                END,
                "bike-demand",
                "1",
                "b-1",
                TriggerMode.REQUEST,
                "performance",
                "e-1",
                "rmse was 2.6 times the baseline's for 2 windows",
                clock,
                START,
                END,
                List.of(new ExcludedSpan(START, START.plusSeconds(60), "data-quality e-7")),
                List.of(KNOWN));
    }
}
