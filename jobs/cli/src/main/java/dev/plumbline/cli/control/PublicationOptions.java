package dev.plumbline.cli.control;

import dev.plumbline.kafka.control.ControlPublisher;
import java.time.Instant;
import picocli.CommandLine.Option;

/** From when a control message holds, and which of several is the newest. */
public final class PublicationOptions {
    @Option(
            names = "--effective-from",
            paramLabel = "TIME",
            description =
                    "Event time from which it holds, such as 2024-05-01T00:00:00Z; by default always"
                            + " for the first that is published, and now for one that follows it.")
    private Instant effectiveFrom;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description =
                    "Must rise with every publication; by default the milliseconds since 1970.")
    private Long revision;

    /**
     * Returns the event time from which a message holds.
     *
     * @param follows whether something of its kind is published already: what windows of the past
     *     were held to must not change under them
     */
    public Instant effectiveFrom(boolean follows) {
        if (effectiveFrom != null) {
            return effectiveFrom;
        }
        return follows ? Instant.now() : ControlPublisher.ALWAYS;
    }

    public long revision() {
        return revision == null ? System.currentTimeMillis() : revision;
    }
}
