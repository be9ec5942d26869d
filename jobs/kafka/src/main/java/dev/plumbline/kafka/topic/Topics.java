package dev.plumbline.kafka.topic;

import java.io.Serializable;
import java.util.List;

/**
 * Names of all topics that Plumbline reads and writes.
 *
 * @param features requests and batch features
 * @param predictions what models answered
 * @param labels the truth, as it becomes known
 * @param deployments control: which versions serve
 * @param baselines control: what versions are held to
 * @param monitors control: how models are watched
 * @param reports what was measured
 * @param alerts episodes
 * @param retraining triggers
 * @param deadLetters records that could not be used
 * @param unjoined labels and predictions that met too late, or never
 * @param progress how far the monitoring job has judged
 */
public record Topics(
        String features,
        String predictions,
        String labels,
        String deployments,
        String baselines,
        String monitors,
        String reports,
        String alerts,
        String retraining,
        String deadLetters,
        String unjoined,
        String progress)
        implements Serializable {

    public static Topics defaults() {
        return prefixed("plumbline");
    }

    /** The default names with another first part, so that installations can share a cluster. */
    public static Topics prefixed(String prefix) {
        return new Topics(
                prefix + ".features.v1",
                prefix + ".predictions.v1",
                prefix + ".labels.v1",
                prefix + ".deployments.v1",
                prefix + ".baselines.v1",
                prefix + ".monitors.v1",
                prefix + ".reports.v1",
                prefix + ".alerts.v1",
                prefix + ".retraining.v1",
                prefix + ".dead-letters.v1",
                prefix + ".unjoined.v1",
                prefix + ".progress.v1");
    }

    /** All names, in the order of the components. */
    public List<String> all() {
        return List.of(
                features,
                predictions,
                labels,
                deployments,
                baselines,
                monitors,
                reports,
                alerts,
                retraining,
                deadLetters,
                unjoined,
                progress);
    }
}
