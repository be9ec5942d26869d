package dev.plumbline.cli.report.run;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.core.serving.Deployment;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a run puts out, as an upserting reader of the result topics does: repeats change
 * nothing, and of two reports about the same window the one that supersedes stays. Safe for use by
 * several threads; space grows with windows and messages.
 */
public final class RunCollector {
    private final String title;
    private final Monitor monitor;
    private final Map<String, Baseline> baselines = new LinkedHashMap<>();
    private final Map<String, WindowReport> reports = new LinkedHashMap<>();
    private final Map<String, WindowReport> judged = new LinkedHashMap<>();
    private final Map<String, AlertEpisode> messages = new LinkedHashMap<>();
    private final Map<String, RetrainingTrigger> triggers = new LinkedHashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final Map<Annotation, Annotation> annotations = new LinkedHashMap<>();

    /**
     * Starts with nothing gathered.
     *
     * @param title what the run is about, for a person
     * @param monitor how the model is watched; null if not known
     */
    public RunCollector(String title, Monitor monitor) {
        this.title = title;
        this.monitor = monitor;
    }

    public synchronized void add(Baseline baseline) {
        baselines.put(baseline.id(), baseline);
    }

    public synchronized void add(WindowReport report) {
        keepLast(reports, report);
        if (report.judged()) {
            keepLast(judged, report);
        }
    }

    private static void keepLast(Map<String, WindowReport> kept, WindowReport report) {
        kept.merge(report.key(), report, (held, next) -> next.supersedes(held) ? next : held);
    }

    public synchronized void add(AlertEpisode message) {
        messages.put(
                message.id() + "|" + message.updatedAt().toEpochMilli() + "|" + message.state(),
                message);
    }

    public synchronized void add(RetrainingTrigger trigger) {
        triggers.put(trigger.id(), trigger);
    }

    public synchronized void add(Deployment deployment) {
        deployments.put(deployment.model() + "|" + deployment.revision(), deployment);
    }

    public synchronized void add(Annotation annotation) {
        annotations.put(annotation, annotation);
    }

    /** Returns what has been gathered so far; later additions do not change it. */
    public synchronized RunResult result() {
        return new RunResult(
                title,
                monitor,
                sorted(baselines.values(), Orders.BASELINES),
                sorted(reports.values(), Orders.REPORTS),
                judged,
                sorted(messages.values(), Orders.MESSAGES),
                sorted(triggers.values(), Orders.TRIGGERS),
                sorted(deployments.values(), Orders.DEPLOYMENTS),
                sorted(annotations.values(), Orders.ANNOTATIONS));
    }

    private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }
}
