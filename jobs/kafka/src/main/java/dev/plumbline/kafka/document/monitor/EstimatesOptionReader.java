package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.estimation.EstimatedMetrics;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads whether performance is estimated without labels, and which estimates decide. */
final class EstimatesOptionReader {
    private EstimatesOptionReader() {}

    /** Reads {@code true}, {@code false}, or a mapping of what estimates do. */
    static void read(DocumentValue value, Task task, MonitorOptions.Builder into) {
        if (value.isScalar()) {
            into.estimates(value.truth());
            return;
        }
        DocumentSection section = value.section("decide", "metrics");
        boolean decides = section.optional("decide").map(DocumentValue::truth).orElse(false);
        into.estimates(true);
        if (decides) {
            into.estimateRule(new EstimateRule(metrics(section, task)));
        } else if (section.has("metrics")) {
            throw section.required("metrics", "")
                    .problem(
                            "must not be given where estimates do not decide",
                            "set decide: true, or remove it: all are shown");
        }
    }

    private static List<String> metrics(DocumentSection section, Task task) {
        List<String> known =
                EstimatedMetrics.of(task).stream().map(PerformanceMetric::text).toList();
        List<String> metrics = new ArrayList<>();
        if (!section.has("metrics")) {
            return metrics;
        }
        DocumentValue listed = section.required("metrics", "");
        for (DocumentValue metric : listed.list()) {
            if (!known.contains(metric.text())) {
                throw metric.problem(
                        "must be one of %s, which is what can be estimated when the task is %s"
                                .formatted(
                                        String.join(", ", known),
                                        task.name().toLowerCase(Locale.ROOT)),
                        "the nearest is " + NearestName.of(metric.text(), known));
            }
            if (metrics.contains(metric.text())) {
                throw metric.problem("must stand once", "remove one of the two");
            }
            metrics.add(metric.text());
        }
        if (metrics.isEmpty()) {
            throw listed.problem("must name at least one metric", "remove the key to take all");
        }
        return metrics;
    }
}
