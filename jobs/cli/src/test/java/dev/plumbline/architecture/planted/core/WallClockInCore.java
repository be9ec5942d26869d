package dev.plumbline.architecture.planted.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Each method reads the wall clock its own way. */
public final class WallClockInCore {
    private WallClockInCore() {}

    static long millis() {
        return System.currentTimeMillis();
    }

    static long nanos() {
        return System.nanoTime();
    }

    static Instant instant() {
        return Instant.now();
    }

    static Supplier<Instant> reference() {
        return Instant::now;
    }

    static LongSupplier lambda() {
        return () -> System.currentTimeMillis();
    }

    static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static LocalDateTime dateTime() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static Clock ticking() {
        return Clock.tickMinutes(ZoneOffset.UTC);
    }

    static Clock coarse(Clock clock) {
        return Clock.tick(clock, Duration.ofMinutes(1));
    }

    static Date oldDate() {
        return new Date();
    }

    static Calendar calendar() {
        return Calendar.getInstance();
    }
}
