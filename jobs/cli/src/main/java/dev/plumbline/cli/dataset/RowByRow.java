package dev.plumbline.cli.dataset;

import java.time.Duration;
import java.time.Instant;

/** Rows in order but without dates: row n of the replay comes n milliseconds after the epoch. */
interface RowByRow extends Dataset {
    @Override
    default Instant replayStart() {
        return Instant.EPOCH;
    }

    @Override
    default Instant replayEnd() {
        return Instant.EPOCH.plusMillis(replay().size());
    }

    @Override
    default Duration step() {
        return Duration.ofMillis(500);
    }
}
