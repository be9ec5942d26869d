package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A retraining trigger as a CloudEvents 1.0 event. Under the clock ROWS event times are row
 * numbers, so they are written as numbers and the attribute {@code time} is left out.
 *
 * @param attributes in the order in which they are written, {@code specversion} first
 * @param data what the receiver needs to retrain
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     protocol binding</a>
 */
record TriggerEvent(Map<String, String> attributes, ObjectNode data) {
    static TriggerEvent of(RetrainingTrigger trigger) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", trigger.id());
        attributes.put("source", uriReference(trigger.source()));
        attributes.put("type", RetrainingTrigger.TYPE);
        attributes.put("subject", trigger.model());
        if (trigger.clock() == Clock.TIME) {
            attributes.put("time", trigger.time().toString());
        }
        attributes.put("datacontenttype", "application/json");
        attributes.put("partitionkey", trigger.model());
        return new TriggerEvent(attributes, data(trigger));
    }

    String id() {
        return attributes.get("id");
    }

    /** The whole event as one JSON object. */
    ObjectNode structured() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        attributes.forEach(event::put);
        event.set("data", data);
        return event;
    }

    /** The attributes as headers of the binary mode, without the content type. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        attributes.forEach(
                (name, value) -> {
                    if (!name.equals("datacontenttype")) {
                        headers.put("ce-" + name, percentEncoded(value));
                    }
                });
        return headers;
    }

    private static String uriReference(String source) {
        return escape(source, " \"<>\\^`{|}%");
    }

    /** Section 3.1.3.2 of the binding: all but printable ASCII, and space, quote and percent. */
    private static String percentEncoded(String value) {
        return escape(value, " \"%");
    }

    private static String escape(String value, String reserved) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            if (letter > 0x20 && letter < 0x7F && reserved.indexOf(letter) < 0) {
                text.append(letter);
            } else {
                text.append("%%%02X".formatted((int) letter));
            }
        }
        return text.toString();
    }

    private static ObjectNode data(RetrainingTrigger trigger) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("model", trigger.model());
        data.put("modelVersion", trigger.modelVersion());
        data.put("baselineId", trigger.baselineId());
        data.put("mode", trigger.mode().name());
        data.put("rule", trigger.rule());
        data.put("episodeId", trigger.episodeId());
        data.put("reason", trigger.reason());
        data.put("clock", trigger.clock().name());
        putTime(data, "time", trigger.time(), trigger.clock());
        putTime(data, "trainFrom", trigger.trainFrom(), trigger.clock());
        putTime(data, "trainTo", trigger.trainTo(), trigger.clock());
        ArrayNode exclude = data.putArray("exclude");
        trigger.exclude().forEach(span -> add(span, trigger.clock(), exclude.addObject()));
        ArrayNode evidence = data.putArray("evidence");
        trigger.evidence().forEach(measurement -> add(measurement, evidence.addObject()));
        return data;
    }

    private static void putTime(ObjectNode node, String name, Instant time, Clock clock) {
        switch (clock) {
            case TIME -> node.put(name, time.toString());
            case ROWS -> node.put(name, time.toEpochMilli());
        }
    }

    private static void add(ExcludedSpan span, Clock clock, ObjectNode node) {
        putTime(node, "from", span.from(), clock);
        putTime(node, "to", span.to(), clock);
        node.put("reason", span.reason());
    }

    /** What is unknown is left out. */
    private static void add(Measurement measurement, ObjectNode node) {
        node.put("metric", measurement.metric());
        if (measurement.feature() != null) {
            node.put("feature", measurement.feature());
        }
        putKnown(node, "value", measurement.value());
        putKnown(node, "threshold", measurement.threshold());
        putKnown(node, "effect", measurement.effect());
        putKnown(node, "pValue", measurement.pValue());
        node.put("n", measurement.n());
        node.put("verdict", measurement.verdict().name());
    }

    private static void putKnown(ObjectNode node, String name, Double value) {
        // JSON has no infinity
        if (value != null && Double.isFinite(value)) {
            node.put(name, value);
        }
    }
}
