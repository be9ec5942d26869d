package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.AlertSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what a monitor does about what it sees: sensitivity, rules, alerts and retraining. */
final class PolicyReader {
    private final DocumentSection root;
    private final Task task;
    private final Clock clock;

    PolicyReader(DocumentSection root, Task task, Clock clock) {
        this.root = root;
        this.task = task;
        this.clock = clock;
    }

    Sensitivity sensitivity() {
        return root.optional("sensitivity")
                .map(PolicyReader::sensitivity)
                .orElse(Sensitivity.DEFAULT);
    }

    private static Sensitivity sensitivity(DocumentValue value) {
        DocumentSection section =
                value.section("falseEpisodesPerMonth", "effectFloor", "rateFloor", "minRows");
        Sensitivity standard = Sensitivity.DEFAULT;
        return new Sensitivity(
                section.optional("falseEpisodesPerMonth")
                        .map(given -> given.number("must be above 0", number -> number > 0))
                        .orElse(standard.falseEpisodesPerMonth()),
                section.optional("effectFloor")
                        .map(given -> given.number("must be at least 0", number -> number >= 0))
                        .orElse(standard.effectFloor()),
                section.optional("rateFloor")
                        .map(
                                given ->
                                        given.number(
                                                "must be a share from 0 to 1",
                                                number -> number >= 0 && number <= 1))
                        .orElse(standard.rateFloor()),
                section.optional("minRows")
                        .map(given -> given.smallWhole(1))
                        .orElse(standard.minRows()));
    }

    List<PerformanceRule> performance(LabelSpec label) {
        List<PerformanceRule> rules = new ArrayList<>();
        if (!root.has("performance")) {
            return rules;
        }
        DocumentValue value = root.required("performance", "");
        for (DocumentValue item : value.list()) {
            PerformanceRule rule = rule(item);
            if (rules.stream().anyMatch(other -> other.metric().equals(rule.metric()))) {
                throw item.problem(
                        "must be the only rule for " + rule.metric(), "remove one of the two");
            }
            rules.add(rule);
        }
        if (label == null && !rules.isEmpty()) {
            throw value.problem(
                    "must not be given without labels", "add label: {column: ...}, or remove it");
        }
        return rules;
    }

    private PerformanceRule rule(DocumentValue item) {
        DocumentSection section = item.section("metric", "enter", "exit", "windows");
        String metric = metric(section.required("metric", "{metric: rmse, enter: 1.5}"));
        double enter =
                section.required("enter", "{metric: %s, enter: 1.5}".formatted(metric))
                        .number("must be a multiple above 1", given -> given > 1);
        double exit =
                section.optional("exit")
                        .map(
                                value ->
                                        value.number(
                                                "must be a multiple from 1 to enter, here " + enter,
                                                given -> given >= 1 && given <= enter))
                        .orElse((1 + enter) / 2);
        int windows = section.optional("windows").map(given -> given.smallWhole(1)).orElse(1);
        return new PerformanceRule(metric, enter, exit, windows);
    }

    private String metric(DocumentValue value) {
        String metric = value.name();
        if (metric.equals(PerformanceMetric.COST.text())
                && task == Task.BINARY
                && !root.has("cost")) {
            throw value.problem(
                    "must not be cost while nobody says what decisions cost",
                    "add cost: {fp: 1, fn: 10}, or remove the rule");
        }
        List<String> fitting =
                PerformanceMetric.of(task).stream()
                        .filter(candidate -> candidate.better() != Direction.NEITHER)
                        .map(PerformanceMetric::text)
                        .toList();
        if (!fitting.contains(metric)) {
            throw value.problem(
                    "must be a metric of the task %s: %s"
                            .formatted(
                                    task.name().toLowerCase(Locale.ROOT),
                                    String.join(", ", fitting)),
                    "the nearest is " + NearestName.of(metric, fitting));
        }
        return metric;
    }

    AlertSpec alerts() {
        if (!root.has("alerts")) {
            return AlertSpec.DEFAULT;
        }
        DocumentSection section = root.required("alerts", "").section("enterAfter", "exitAfter");
        return new AlertSpec(
                section.optional("enterAfter").map(given -> given.smallWhole(1)).orElse(1),
                section.optional("exitAfter").map(given -> given.smallWhole(1)).orElse(1));
    }

    RetrainingSpec retraining(List<PerformanceRule> rules) {
        if (!root.has("retraining")) {
            return null;
        }
        DocumentValue value = root.required("retraining", "");
        DocumentSection section = value.section("mode", "cooldown", "trainOn");
        if (rules.isEmpty()) {
            throw value.problem(
                    "must not be given without performance rules, for nothing would ever ask",
                    "add performance: [{metric: ..., enter: 1.5}], or remove it");
        }
        String example = clock == Clock.TIME ? "P28D" : "5000 rows";
        DocumentValue trainOn = section.required("trainOn", "trainOn: " + example);
        RetrainingSpec retraining =
                new RetrainingSpec(
                        section.optional("mode")
                                .map(mode -> mode.oneOf(TriggerMode.class))
                                .orElse(TriggerMode.SUGGEST),
                        ClockSpan.read(section.required("cooldown", "cooldown: " + example), clock),
                        ClockSpan.read(trainOn, clock));
        if (retraining.trainOn().isZero()) {
            throw trainOn.problem("must be longer than zero", "write it as " + example);
        }
        return retraining;
    }
}
