package dev.plumbline.kafka.document.report;

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
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.LocatedReader;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Reads what {@link ReportWriter} wrote. Keys that it does not know are passed over, so that lines
 * of a later release can be read.
 */
final class ReportReader {
    private static final String WAY_OUT = "Plumbline does; is the line whole?";

    private final DocumentSection root;

    ReportReader(String line, String sourceName) {
        this.root =
                new DocumentValue(sourceName, "", LocatedReader.json(line, sourceName))
                        .freeSection();
    }

    WindowReport report() {
        Clock clock = constant(root, "clock", Clock.class);
        return new WindowReport(
                text(root, "model"),
                text(root, "modelVersion"),
                constant(root, "role", Role.class),
                text(root, "segment"),
                text(root, "granularity"),
                clock,
                constant(root, "lane", Lane.class),
                point(root, "windowStart", clock),
                point(root, "windowEnd", clock),
                constant(root, "status", ReportStatus.class),
                field(root, "revision").smallWhole(0),
                point(root, "emittedAt", clock),
                field(root, "judged").truth(),
                field(root, "rows").whole(0),
                countOrNull(root, "labelledRows"),
                textOrNull(root, "baselineId"),
                countOrNull(root, "monitorRevision"),
                measurements(root, "measurements", clock),
                distributions(root));
    }

    AlertEpisode episode() {
        Clock clock = constant(root, "clock", Clock.class);
        return new AlertEpisode(
                text(root, "id"),
                text(root, "model"),
                text(root, "modelVersion"),
                text(root, "segment"),
                textOrNull(root, "baselineId"),
                text(root, "rule"),
                constant(root, "severity", Severity.class),
                constant(root, "state", EpisodeState.class),
                text(root, "granularity"),
                clock,
                point(root, "openedAt", clock),
                point(root, "updatedAt", clock),
                root.has("resolvedAt") ? point(root, "resolvedAt", clock) : null,
                point(root, "windowStart", clock),
                point(root, "windowEnd", clock),
                field(root, "windows").smallWhole(0),
                text(root, "summary"),
                measurements(root, "evidence", clock),
                distributions(root),
                textOrNull(root, "runbook"),
                textOrNull(root, "dashboard"));
    }

    RetrainingTrigger trigger() {
        DocumentSection data = field(root, "data").freeSection();
        Clock clock = constant(data, "clock", Clock.class);
        return new RetrainingTrigger(
                text(root, "id"),
                text(root, "source"),
                point(data, "time", clock),
                text(data, "model"),
                text(data, "modelVersion"),
                textOrNull(data, "baselineId"),
                constant(data, "mode", TriggerMode.class),
                text(data, "rule"),
                text(data, "episodeId"),
                text(data, "reason"),
                clock,
                point(data, "trainFrom", clock),
                point(data, "trainTo", clock),
                field(data, "exclude").list().stream().map(span -> excluded(span, clock)).toList(),
                measurements(data, "evidence", clock));
    }

    List<String> annotations() {
        DocumentSection place = root.has("data") ? field(root, "data").freeSection() : root;
        return place.optional("annotations").map(DocumentValue::texts).orElse(List.of());
    }

    private static ExcludedSpan excluded(DocumentValue value, Clock clock) {
        DocumentSection span = value.freeSection();
        return new ExcludedSpan(
                point(span, "from", clock), point(span, "to", clock), text(span, "reason"));
    }

    private static List<Measurement> measurements(
            DocumentSection section, String key, Clock clock) {
        return field(section, key).list().stream().map(item -> measurement(item, clock)).toList();
    }

    private static Measurement measurement(DocumentValue value, Clock clock) {
        DocumentSection section = value.freeSection();
        return new Measurement(
                text(section, "metric"),
                textOrNull(section, "feature"),
                numberOrNull(section, "value"),
                field(section, "n").whole(0),
                countOrNull(section, "baselineN"),
                numberOrNull(section, "threshold"),
                numberOrNull(section, "pValue"),
                section.optional("interval").map(ReportReader::interval).orElse(null),
                numberOrNull(section, "effect"),
                numberOrNull(section, "detectable"),
                numberOrNull(section, "errorBound"),
                constant(section, "verdict", Verdict.class),
                textOrNull(section, "reason"),
                section.optional("changes").map(DocumentValue::list).orElse(List.of()).stream()
                        .map(item -> change(item, clock))
                        .toList());
    }

    private static ChangePoint change(DocumentValue value, Clock clock) {
        DocumentSection section = value.freeSection();
        return new ChangePoint(
                point(section, "eventTime", clock),
                field(section, "row").whole(1),
                constant(section, "kind", ChangePoint.Kind.class));
    }

    private static Interval interval(DocumentValue value) {
        DocumentSection section = value.freeSection();
        return new Interval(
                field(section, "lower").anyNumber(),
                field(section, "upper").anyNumber(),
                field(section, "level").anyNumber());
    }

    private static List<Distribution> distributions(DocumentSection section) {
        return field(section, "distributions").list().stream()
                .map(DocumentValue::freeSection)
                .map(
                        distribution ->
                                new Distribution(
                                        text(distribution, "feature"),
                                        field(distribution, "bins").texts(),
                                        counts(distribution, "baseline"),
                                        counts(distribution, "current")))
                .toList();
    }

    private static List<Long> counts(DocumentSection section, String key) {
        return LongStream.of(field(section, key).counts()).boxed().toList();
    }

    private static Instant point(DocumentSection section, String key, Clock clock) {
        return ClockSpan.point(field(section, key), clock);
    }

    private static <E extends Enum<E>> E constant(
            DocumentSection section, String key, Class<E> type) {
        return field(section, key).constant(type);
    }

    private static String text(DocumentSection section, String key) {
        return field(section, key).text();
    }

    private static String textOrNull(DocumentSection section, String key) {
        return section.optional(key).map(DocumentValue::text).orElse(null);
    }

    private static Long countOrNull(DocumentSection section, String key) {
        return section.optional(key).map(value -> value.whole(0)).orElse(null);
    }

    private static Double numberOrNull(DocumentSection section, String key) {
        return section.optional(key).map(DocumentValue::anyNumber).orElse(null);
    }

    private static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, WAY_OUT);
    }
}
