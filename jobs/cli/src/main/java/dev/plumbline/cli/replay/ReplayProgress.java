package dev.plumbline.cli.replay;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.core.model.Clock;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Says in a long replay, by a line now and then, how far it is; a short one says nothing. */
final class ReplayProgress {
    static final Duration BETWEEN = Duration.ofSeconds(10);

    private final PrintWriter console;
    private final LongSupplier nanos;
    private long told;

    /**
     * Begins to count the time.
     *
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    ReplayProgress(PrintWriter console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    /**
     * Tells of the first reading.
     *
     * @param share of the file's bytes, 0 to 1; 0 where its size is unknown
     */
    void read(long rows, double share) {
        if (isTime()) {
            String part = share > 0 ? ", %.0f %% of it".formatted(100 * share) : "";
            tell("checking the file: " + Figures.counted(rows, "row") + part);
        }
    }

    /** Tells of a window that has been reported. */
    void reported(Instant windowEnd, FileSurvey survey, Clock clock) {
        if (isTime()) {
            double passed = windowEnd.toEpochMilli() - survey.first();
            double whole = Math.max(1, survey.last() - survey.first());
            tell(
                    "replaying: reached %s, %.0f %% of the file's span"
                            .formatted(
                                    new Stamps(clock).at(windowEnd),
                                    100 * Math.max(0, Math.min(1, passed / whole))));
        }
    }

    private boolean isTime() {
        return nanos.getAsLong() - told >= BETWEEN.toNanos();
    }

    private void tell(String line) {
        told = nanos.getAsLong();
        console.println(line);
        console.flush();
    }
}
