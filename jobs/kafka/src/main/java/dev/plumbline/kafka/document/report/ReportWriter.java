package dev.plumbline.kafka.document.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes reports, episodes and triggers. */
final class ReportWriter {
    private final JsonGenerator out;
    private final Clock clock;

    ReportWriter(JsonGenerator out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void report(WindowReport report, List<String> annotations) throws IOException {
        out.writeStartObject();
        out.writeStringField("model", report.model());
        out.writeStringField("modelVersion", report.modelVersion());
        out.writeStringField("role", report.role().name());
        out.writeStringField("segment", report.segment());
        out.writeStringField("granularity", report.granularity());
        out.writeStringField("clock", report.clock().name());
        out.writeStringField("lane", report.lane().name());
        point("windowStart", report.windowStart());
        point("windowEnd", report.windowEnd());
        out.writeStringField("status", report.status().name());
        out.writeNumberField("revision", report.revision());
        point("emittedAt", report.emittedAt());
        out.writeBooleanField("judged", report.judged());
        out.writeNumberField("rows", report.rows());
        JsonText.numberIfKnown(out, "labelledRows", report.labelledRows());
        JsonText.textIfKnown(out, "baselineId", report.baselineId());
        JsonText.numberIfKnown(out, "monitorRevision", report.monitorRevision());
        annotations(annotations);
        measurements("measurements", report.measurements());
        distributions(report.distributions());
        out.writeEndObject();
    }

    void episode(AlertEpisode episode, List<String> annotations) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", episode.id());
        out.writeStringField("model", episode.model());
        out.writeStringField("modelVersion", episode.modelVersion());
        out.writeStringField("segment", episode.segment());
        JsonText.textIfKnown(out, "baselineId", episode.baselineId());
        out.writeStringField("rule", episode.rule());
        out.writeStringField("severity", episode.severity().name());
        out.writeStringField("state", episode.state().name());
        out.writeStringField("granularity", episode.granularity());
        out.writeStringField("clock", episode.clock().name());
        point("openedAt", episode.openedAt());
        point("updatedAt", episode.updatedAt());
        point("resolvedAt", episode.resolvedAt());
        point("windowStart", episode.windowStart());
        point("windowEnd", episode.windowEnd());
        out.writeNumberField("windows", episode.windows());
        out.writeStringField("summary", episode.summary());
        annotations(annotations);
        measurements("evidence", episode.evidence());
        distributions(episode.distributions());
        JsonText.textIfKnown(out, "runbook", episode.runbook());
        JsonText.textIfKnown(out, "dashboard", episode.dashboard());
        out.writeEndObject();
    }

    void trigger(RetrainingTrigger trigger, List<String> annotations) throws IOException {
        out.writeStartObject();
        out.writeStringField("specversion", "1.0");
        out.writeStringField("id", trigger.id());
        out.writeStringField("source", trigger.source());
        out.writeStringField("type", RetrainingTrigger.TYPE);
        out.writeStringField("subject", trigger.model());
        if (clock == Clock.TIME) {
            point("time", trigger.time());
        }
        out.writeStringField("datacontenttype", "application/json");
        out.writeObjectFieldStart("data");
        data(trigger, annotations);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void data(RetrainingTrigger trigger, List<String> annotations) throws IOException {
        out.writeStringField("model", trigger.model());
        out.writeStringField("modelVersion", trigger.modelVersion());
        JsonText.textIfKnown(out, "baselineId", trigger.baselineId());
        out.writeStringField("mode", trigger.mode().name());
        out.writeStringField("rule", trigger.rule());
        out.writeStringField("episodeId", trigger.episodeId());
        out.writeStringField("reason", trigger.reason());
        out.writeStringField("clock", trigger.clock().name());
        point("time", trigger.time());
        point("trainFrom", trigger.trainFrom());
        point("trainTo", trigger.trainTo());
        annotations(annotations);
        out.writeArrayFieldStart("exclude");
        for (ExcludedSpan span : trigger.exclude()) {
            out.writeStartObject();
            point("from", span.from());
            point("to", span.to());
            out.writeStringField("reason", span.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        measurements("evidence", trigger.evidence());
    }

    private void measurements(String key, List<Measurement> measurements) throws IOException {
        out.writeArrayFieldStart(key);
        for (Measurement measurement : measurements) {
            measurement(measurement);
        }
        out.writeEndArray();
    }

    private void measurement(Measurement measurement) throws IOException {
        out.writeStartObject();
        out.writeStringField("metric", measurement.metric());
        JsonText.textIfKnown(out, "feature", measurement.feature());
        JsonText.numberIfKnown(out, "value", measurement.value());
        out.writeNumberField("n", measurement.n());
        JsonText.numberIfKnown(out, "baselineN", measurement.baselineN());
        JsonText.numberIfKnown(out, "threshold", measurement.threshold());
        JsonText.numberIfKnown(out, "pValue", measurement.pValue());
        if (measurement.interval() != null) {
            JsonText.interval(out, measurement.interval());
        }
        JsonText.numberIfKnown(out, "effect", measurement.effect());
        JsonText.numberIfKnown(out, "detectable", measurement.detectable());
        JsonText.numberIfKnown(out, "errorBound", measurement.errorBound());
        out.writeStringField("verdict", measurement.verdict().name());
        JsonText.textIfKnown(out, "reason", measurement.reason());
        if (!measurement.changes().isEmpty()) {
            changes(measurement.changes());
        }
        out.writeEndObject();
    }

    private void changes(List<ChangePoint> changes) throws IOException {
        out.writeArrayFieldStart("changes");
        for (ChangePoint change : changes) {
            out.writeStartObject();
            point("eventTime", change.eventTime());
            out.writeNumberField("row", change.row());
            out.writeStringField("kind", change.kind().name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void distributions(List<Distribution> distributions) throws IOException {
        out.writeArrayFieldStart("distributions");
        for (Distribution distribution : distributions) {
            out.writeStartObject();
            out.writeStringField("feature", distribution.feature());
            JsonText.texts(out, "bins", distribution.bins());
            counts("baseline", distribution.baseline());
            counts("current", distribution.current());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void counts(String key, List<Long> counts) throws IOException {
        JsonText.counts(out, key, counts.stream().mapToLong(Long::longValue).toArray());
    }

    private void annotations(List<String> annotations) throws IOException {
        if (!annotations.isEmpty()) {
            JsonText.texts(out, "annotations", annotations);
        }
    }

    private void point(String key, Instant time) throws IOException {
        if (time != null) {
            JsonText.point(out, key, time, clock);
        }
    }
}
