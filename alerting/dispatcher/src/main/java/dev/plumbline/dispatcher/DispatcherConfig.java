package dev.plumbline.dispatcher;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;

/** What to read, and whom to tell. */
public record DispatcherConfig(
        KafkaSettings kafka, Topics topics, Alertmanagers alertmanagers, Webhooks webhooks) {
    /** Tells nobody yet. */
    public static DispatcherConfig of(KafkaSettings kafka, Topics topics) {
        return new DispatcherConfig(kafka, topics, Alertmanagers.NONE, Webhooks.NONE);
    }

    public DispatcherConfig with(Alertmanagers other) {
        return new DispatcherConfig(kafka, topics, other, webhooks);
    }

    public DispatcherConfig with(Webhooks other) {
        return new DispatcherConfig(kafka, topics, alertmanagers, other);
    }
}
