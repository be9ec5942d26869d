package dev.plumbline.kafka.config;

import dev.plumbline.kafka.topic.Topics;

/** The names of topics among a job's settings: a common prefix, or any name of one's own. */
public final class TopicsConfig {
    private TopicsConfig() {}

    public static Topics from(JobSettings settings) {
        Topics named = Topics.prefixed(settings.text("topics.prefix", "plumbline"));
        return new Topics(
                settings.text("topics.features", named.features()),
                settings.text("topics.predictions", named.predictions()),
                settings.text("topics.labels", named.labels()),
                settings.text("topics.deployments", named.deployments()),
                settings.text("topics.baselines", named.baselines()),
                settings.text("topics.monitors", named.monitors()),
                settings.text("topics.reports", named.reports()),
                settings.text("topics.alerts", named.alerts()),
                settings.text("topics.retraining", named.retraining()),
                settings.text("topics.dead-letters", named.deadLetters()),
                settings.text("topics.unjoined", named.unjoined()),
                settings.text("topics.progress", named.progress()));
    }
}
