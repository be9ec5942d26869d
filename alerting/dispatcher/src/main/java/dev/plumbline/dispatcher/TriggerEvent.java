package dev.plumbline.dispatcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.report.ReportJson;
import java.nio.charset.StandardCharsets;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same event as in retraining.jsonl, with the attribute that keeps a model's in order. */
    static TriggerEvent of(RetrainingTrigger trigger) {
        try {
            JsonNode event = JSON.readTree(ReportJson.of(trigger));
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : event.properties()) {
                if (field.getValue().isTextual()) {
                    attributes.put(field.getKey(), field.getValue().asText());
                }
            }
            attributes.put("partitionkey", trigger.model());
            return new TriggerEvent(attributes, (ObjectNode) event.get("data"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a trigger must be written as JSON", impossible);
        }
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
}
