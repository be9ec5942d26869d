package dev.plumbline.cli.dataset;

import dev.plumbline.core.monitor.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Real data with a story: what came before a model was deployed, and what came after, in event
 * time.
 */
public interface Dataset {
    /** The names that {@link #named} knows. */
    List<String> NAMES = List.of("bike", "bank", "car-loan");

    /** Returns the name on the command line. */
    String name();

    /** Returns what a person calls it. */
    String title();

    /** Returns how its model is watched. */
    Monitor monitor();

    /**
     * Returns the rows before the deployment, in order of event time: training and evaluation rows,
     * or the reference that came with the predictions. Their event times never reach {@link
     * #replayStart}; under the clock ROWS they are negative.
     */
    List<Example> history();

    /** Returns the rows after it, in order of event time, with the injection if there is one. */
    List<Example> replay();

    /** Returns the event time from which the model is deployed; at most the first replay row's. */
    Instant replayStart();

    /** Returns the event time after the last replay row. */
    Instant replayEnd();

    /** Returns how much event time to replay at once. */
    Duration step();

    /**
     * Returns how far back from a retraining the rows reach that the new baseline's features are
     * taken from: a whole season where the data have one.
     */
    Duration referenceSpan();

    /** Returns whether the rows bring the predictions to monitor, so that no model is trained. */
    default boolean bringsPredictions() {
        return false;
    }

    /** Returns what was put into the replay rows on purpose. */
    default Optional<Injection> injection() {
        return Optional.empty();
    }

    /**
     * Returns the data set of a name.
     *
     * @param file a file to read in place of the one that ships; null for that one. For car-loan it
     *     is the monitored file.
     * @throws IllegalArgumentException if there is no such data set
     */
    static Dataset named(String name, Path file) {
        return switch (name) {
            case "bike" -> new BikeSharing(file);
            case "bank" -> new BankMarketing(file);
            case "car-loan" -> new CarLoan(file);
            default ->
                    throw new IllegalArgumentException(
                            "the data set must be one of %s, got '%s'"
                                    .formatted(String.join(", ", NAMES), name));
        };
    }
}
