package dev.plumbline.inference.operator;

import dev.plumbline.kafka.topic.Topics;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How features become predictions.
 *
 * @param topics where predictions, dead letters and alerts go
 * @param maxAhead how far an event time may lie beyond the record's Kafka timestamp
 * @param controlRefresh event time between looks at the control topics; a deployment is honoured
 *     from its effectiveFrom on if it is published before the first record of the span, counted
 *     from the epoch, that effectiveFrom lies in
 * @param modelRoots folders, as {@code file:} URIs, under which model files may lie
 * @param batchRows rows of one call of a model, at least 1
 * @param flushAfter wall-clock time that a record waits for its batch to fill, at least 1 ms
 * @param recordLatency whether predictions state their scoring time, which no two runs share
 * @param keepPayloads whether dead letters carry the record, which may hold personal data
 */
public record ScoringSettings(
        Topics topics,
        Duration maxAhead,
        Duration controlRefresh,
        List<URI> modelRoots,
        int batchRows,
        Duration flushAfter,
        boolean recordLatency,
        boolean keepPayloads)
        implements Serializable {

    public ScoringSettings {
        modelRoots = List.copyOf(modelRoots);
        requireMillis("maxAhead", maxAhead, 0);
        requireMillis("controlRefresh", controlRefresh, 1);
        requireMillis("flushAfter", flushAfter, 1);
        if (batchRows < 1) {
            throw new IllegalArgumentException("batchRows must be at least 1, got " + batchRows);
        }
        if (modelRoots.isEmpty()) {
            throw new IllegalArgumentException(
                    "modelRoots must name at least one folder; no model could be loaded");
        }
    }

    List<Path> modelFolders() {
        return modelRoots.stream().map(Path::of).toList();
    }

    private static void requireMillis(String name, Duration value, long least) {
        if (value.toMillis() < least) {
            throw new IllegalArgumentException(
                    "%s must be at least %d ms, got %s".formatted(name, least, value));
        }
    }
}
