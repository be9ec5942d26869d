package dev.plumbline.kafka.topic;

/**
 * A topic that was there already and is not as Plumbline would have made it.
 *
 * @param setting {@code partitions} or the name of a topic setting
 */
public record TopicMismatch(String topic, String setting, String expected, String actual) {
    @Override
    public String toString() {
        return "topic %s: %s must be %s, got %s".formatted(topic, setting, expected, actual);
    }
}
