package dev.plumbline.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
final class Eventually {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    static void holds(BooleanSupplier condition, Supplier<?> seen) {
        Instant deadline = Instant.now().plus(DEADLINE);
        boolean held = condition.getAsBoolean();
        while (!held && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            held = condition.getAsBoolean();
        }
        assertThat(held).as(() -> "saw " + seen.get()).isTrue();
    }
}
