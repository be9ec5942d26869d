package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows that a retraining trigger speaks of.
 *
 * @param training rows of the trigger's span whose labels are known when it asks
 * @param reference rows of a longer span before it, labelled or not
 */
public record TriggeredRows(List<Example> training, List<Example> reference) {

    /**
     * Chooses rows as a trigger asks; its excluded spans are in neither list.
     *
     * @param rows all rows there are, in order of event time, from the future too
     * @param referenceSpan length of the reference, up to the end of the training span
     */
    public static TriggeredRows of(
            RetrainingTrigger trigger, List<Example> rows, Duration referenceSpan) {
        Instant referenceFrom = trigger.trainTo().minus(referenceSpan);
        return new TriggeredRows(
                within(trigger, rows, trigger.trainFrom())
                        .filter(row -> !row.labelKnownAt().isAfter(trigger.time()))
                        .toList(),
                within(trigger, rows, referenceFrom).toList());
    }

    private static Stream<Example> within(
            RetrainingTrigger trigger, List<Example> rows, Instant from) {
        return rows.stream()
                .filter(row -> !row.eventTime().isBefore(from))
                .filter(row -> row.eventTime().isBefore(trigger.trainTo()))
                .filter(
                        row ->
                                trigger.exclude().stream()
                                        .noneMatch(
                                                span ->
                                                        !row.eventTime().isBefore(span.from())
                                                                && row.eventTime()
                                                                        .isBefore(span.to())));
    }
}
