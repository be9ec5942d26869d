package dev.plumbline.dispatcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * An episode as an alert of Alertmanager's API v2. Labels stay the same from open to resolved, or
 * Alertmanager would take each message for another alert; all that changes is an annotation.
 */
final class AlertText {
    static final String SOURCE = "plumbline-dispatcher";

    private AlertText() {}

    /**
     * Returns the alert.
     *
     * @param endsAt when the alert is over unless it is told again
     */
    static ObjectNode of(AlertEpisode episode, Instant now, Instant endsAt) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        addLabels(episode, alert.putObject("labels"));
        addAnnotations(episode, alert.putObject("annotations"));
        if (episode.clock() == Clock.TIME) {
            // an alert must not start after it ends, whatever the event time
            Instant opened = episode.openedAt();
            alert.put("startsAt", (opened.isBefore(now) ? opened : now).toString());
        }
        alert.put("endsAt", endsAt.toString());
        return alert;
    }

    static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private static void addLabels(AlertEpisode episode, ObjectNode labels) {
        labels.put("alertname", alertName(episode.rule()));
        labels.put("model", episode.model());
        labels.put("model_version", episode.modelVersion());
        if (!episode.segment().isEmpty()) {
            labels.put("segment", episode.segment());
        }
        labels.put("rule", episode.rule());
        labels.put("severity", episode.severity().name().toLowerCase(Locale.ROOT));
        labels.put("episode", episode.id());
        labels.put("source", SOURCE);
    }

    /** The name that the Prometheus rule about the same kind of episode has. */
    static String alertName(String rule) {
        return switch (rule) {
            case "performance" -> "ModelPerformance";
            case "silent" -> "ModelSilent";
            default -> camelCase(rule);
        };
    }

    private static String camelCase(String rule) {
        StringBuilder name = new StringBuilder();
        for (String word : rule.split("-")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static void addAnnotations(AlertEpisode episode, ObjectNode annotations) {
        annotations.put(
                "summary",
                "%s %s: %s".formatted(episode.model(), episode.modelVersion(), episode.summary()));
        annotations.put("description", description(episode));
        annotations.put("runbook_url", episode.runbook());
        if (episode.dashboard() != null) {
            annotations.put("dashboard_url", episode.dashboard());
        }
    }

    private static String description(AlertEpisode episode) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(
                "%d window(s) of %s so far%s."
                        .formatted(
                                episode.windows(),
                                episode.granularity(),
                                episode.clock() == Clock.TIME
                                        ? ", the last one until " + episode.windowEnd()
                                        : ""));
        episode.evidence().forEach(measurement -> lines.add(evidence(measurement)));
        return lines.toString();
    }

    private static String evidence(Measurement measurement) {
        StringBuilder line = new StringBuilder("- ");
        if (measurement.feature() != null) {
            line.append(measurement.feature()).append(' ');
        }
        line.append(measurement.metric());
        if (measurement.value() != null) {
            line.append(' ').append(measurement.value());
        }
        if (measurement.threshold() != null) {
            line.append(", threshold ").append(measurement.threshold());
        }
        if (measurement.effect() != null) {
            line.append(", effect ").append(measurement.effect());
        }
        return line.append(", ").append(measurement.n()).append(" rows").toString();
    }
}
