package dev.plumbline.cli.control;

import java.time.Instant;
import picocli.CommandLine.Option;

/** From when a control message holds, and which of several is the newest. */
public final class PublicationOptions {
    @Option(
            names = "--effective-from",
            paramLabel = "TIME",
            description =
                    "Event time from which it holds, such as 2024-05-01T00:00:00Z; by default always.")
    private Instant effectiveFrom = Instant.EPOCH;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description =
                    "Must rise with every publication; by default the milliseconds since 1970.")
    private Long revision;

    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    public long revision() {
        return revision == null ? System.currentTimeMillis() : revision;
    }
}
