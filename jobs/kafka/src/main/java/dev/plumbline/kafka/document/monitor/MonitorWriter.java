package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes a monitor as JSON with every default spelled out, keys in a fixed order. */
final class MonitorWriter {
    private final JsonGenerator out;
    private final Monitor monitor;

    MonitorWriter(JsonGenerator out, Monitor monitor) {
        this.out = out;
        this.monitor = monitor;
    }

    void write() throws IOException {
        out.writeStartObject();
        out.writeStringField("model", monitor.model());
        JsonText.textIfKnown(out, "version", monitor.version());
        out.writeStringField("task", JsonText.lower(monitor.task()));
        time();
        prediction(monitor.prediction());
        if (monitor.label() != null) {
            label(monitor.label());
        }
        features();
        windows();
        new SegmentsWriter(out).write(monitor.segments());
        sensitivity(monitor.sensitivity());
        performance();
        out.writeObjectFieldStart("alerts");
        out.writeNumberField("enterAfter", monitor.alerts().enterAfter());
        out.writeNumberField("exitAfter", monitor.alerts().exitAfter());
        out.writeEndObject();
        if (monitor.retraining() != null) {
            retraining(monitor.retraining());
        }
        new OptionsWriter(out).write(monitor.options());
        out.writeEndObject();
    }

    private void time() throws IOException {
        if (monitor.time().clock() == Clock.ROWS) {
            out.writeStringField("time", "rows");
            return;
        }
        column("time", monitor.time());
    }

    private void column(String key, TimeSource time) throws IOException {
        out.writeObjectFieldStart(key);
        out.writeStringField("column", time.column());
        out.writeStringField("format", time.format());
        out.writeEndObject();
    }

    private void prediction(PredictionColumns prediction) throws IOException {
        out.writeObjectFieldStart("prediction");
        JsonText.textIfKnown(out, "id", prediction.id());
        JsonText.textIfKnown(out, "value", prediction.value());
        JsonText.textIfKnown(out, "score", prediction.score());
        JsonText.textIfKnown(out, "class", prediction.predictedClass());
        if (!prediction.classes().isEmpty()) {
            JsonText.texts(out, "classes", prediction.classes());
        }
        columns("scores", prediction.scores());
        columns("quantiles", prediction.quantiles());
        out.writeEndObject();
    }

    private void columns(String key, Map<String, String> byName) throws IOException {
        if (!byName.isEmpty()) {
            out.writeObjectFieldStart(key);
            for (Map.Entry<String, String> column : byName.entrySet()) {
                out.writeStringField(column.getKey(), column.getValue());
            }
            out.writeEndObject();
        }
    }

    private void label(LabelSpec label) throws IOException {
        out.writeObjectFieldStart("label");
        out.writeStringField("column", label.column());
        if (label.time() == null) {
            span("delay", label.delay());
        } else {
            column("time", label.time());
        }
        span("horizon", label.horizon());
        span("judgeAfter", label.judgeAfter());
        out.writeEndObject();
    }

    private void features() throws IOException {
        if (monitor.features().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("features");
        for (FeatureSpec feature : monitor.features()) {
            out.writeObjectFieldStart(feature.name());
            if (feature.type() != null) {
                out.writeStringField("type", JsonText.lower(feature.type()));
            }
            out.writeNumberField("importance", feature.importance());
            contract(feature.contract());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void contract(FeatureContract contract) throws IOException {
        if (!contract.nullable()) {
            out.writeBooleanField("nullable", false);
        }
        if (contract.min() != null) {
            out.writeNumberField("min", contract.min());
        }
        if (contract.max() != null) {
            out.writeNumberField("max", contract.max());
        }
        if (!contract.values().isEmpty()) {
            JsonText.texts(out, "values", contract.values());
        }
    }

    private void windows() throws IOException {
        out.writeArrayFieldStart("windows");
        for (WindowSpec window : monitor.windows()) {
            out.writeStartObject();
            if (window.isBySpan()) {
                span("span", window.span());
                out.writeStringField("alignTo", window.alignTo().toString());
            } else {
                out.writeNumberField("rows", window.rows());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void sensitivity(Sensitivity sensitivity) throws IOException {
        out.writeObjectFieldStart("sensitivity");
        out.writeNumberField("falseEpisodesPerMonth", sensitivity.falseEpisodesPerMonth());
        out.writeNumberField("effectFloor", sensitivity.effectFloor());
        out.writeNumberField("rateFloor", sensitivity.rateFloor());
        out.writeNumberField("minRows", sensitivity.minRows());
        out.writeEndObject();
    }

    private void performance() throws IOException {
        List<PerformanceRule> rules = monitor.performance();
        if (rules.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("performance");
        for (PerformanceRule rule : rules) {
            out.writeStartObject();
            out.writeStringField("metric", rule.metric());
            out.writeNumberField("enter", rule.enter());
            out.writeNumberField("exit", rule.exit());
            out.writeNumberField("windows", rule.windows());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void retraining(RetrainingSpec retraining) throws IOException {
        out.writeObjectFieldStart("retraining");
        out.writeStringField("mode", JsonText.lower(retraining.mode()));
        span("cooldown", retraining.cooldown());
        span("trainOn", retraining.trainOn());
        out.writeEndObject();
    }

    private void span(String key, java.time.Duration span) throws IOException {
        out.writeStringField(key, ClockSpan.write(span, monitor.time().clock()));
    }
}
