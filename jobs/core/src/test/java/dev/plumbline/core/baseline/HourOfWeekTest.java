package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourOfWeekTest {
    private static final long HOUR = HourOfWeek.HOUR;

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00:00Z, UTC, 0, 0",
        "2024-01-01T23:59:59Z, UTC, 23, 23",
        "2024-01-05T23:00:00Z, UTC, 119, 23",
        "2024-01-06T00:00:00Z, UTC, 120, 24",
        "2024-01-07T23:00:00Z, UTC, 167, 47",
        "2023-12-31T23:00:00Z, Europe/Berlin, 0, 0",
        "2024-07-01T21:30:00Z, Europe/Berlin, 23, 23",
        "2024-01-01T18:30:00Z, Asia/Kolkata, 24, 0",
        "1969-12-29T00:00:00Z, UTC, 0, 0"
    })
    void bucketsAreLocalHours(String time, String zone, int of168, int of48) {
        long millis = Instant.parse(time).toEpochMilli();
        assertThat(new HourOfWeek(168, ZoneId.of(zone)).bucketOf(millis)).isEqualTo(of168);
        assertThat(new HourOfWeek(48, ZoneId.of(zone)).bucketOf(millis)).isEqualTo(of48);
    }

    @Test
    void theHourThatSummerTimeLeavesOutHasNoRowsThatDay() {
        HourOfWeek berlin = new HourOfWeek(168, ZoneId.of("Europe/Berlin"));
        long before = Instant.parse("2024-03-31T00:30:00Z").toEpochMilli();
        assertThat(berlin.bucketOf(before)).isEqualTo(6 * 24 + 1);
        assertThat(berlin.bucketOf(before + HOUR)).isEqualTo(6 * 24 + 3);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-03-31T00:00:00Z",
        "Europe/Berlin, 2024-10-27T00:00:00Z",
        "America/New_York, 2024-11-03T05:00:00Z",
        "Australia/Lord_Howe, 2024-04-06T14:00:00Z",
        "Australia/Lord_Howe, 2024-10-05T14:00:00Z",
        "America/St_Johns, 2024-03-10T04:00:00Z",
        "Asia/Kathmandu, 1985-12-31T18:00:00Z",
        "Europe/London, 1969-10-26T00:00:00Z",
        "Pacific/Apia, 2011-12-30T08:00:00Z",
        "UTC, 9999-12-31T20:00:00Z"
    })
    void cutsAgreeWithTheMinutesWhereClocksChange(String zone, String from) {
        HourOfWeek hours = new HourOfWeek(168, ZoneId.of(zone));
        long start = Instant.parse(from).toEpochMilli();
        long end = start + 4 * HourOfWeek.HOUR;
        Map<Integer, Long> byMinute = new TreeMap<>();
        for (long minute = start; minute < end; minute += 60_000) {
            byMinute.merge(hours.bucketOf(minute), 60_000L, Long::sum);
        }
        Map<Integer, Long> cut = new TreeMap<>();
        hours.cut(start, end, (bucket, millis) -> cut.merge(bucket, millis, Long::sum));
        assertThat(cut).isEqualTo(byMinute);
    }

    @Test
    void otherNumbersOfBucketsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HourOfWeek(24, ZoneId.of("UTC")))
                .withMessage("buckets must be 48 or 168, got 24");
    }

    @Property
    void cuttingASpanLosesNothingAndKeepsEveryPartInItsHour(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long from,
            @ForAll @IntRange(min = 1, max = 200 * 3_600_000) int length) {
        HourOfWeek kolkata = new HourOfWeek(168, ZoneId.of("Asia/Kolkata"));
        TreeMap<Integer, Long> parts = new TreeMap<>();
        kolkata.cut(
                from, from + length, (bucket, millis) -> parts.merge(bucket, millis, Long::sum));
        assertThat(parts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(length);
        assertThat(parts).containsKey(kolkata.bucketOf(from));
        assertThat(parts).containsKey(kolkata.bucketOf(from + length - 1));
        if (length < 168 * HOUR) {
            assertThat(parts.values()).allSatisfy(part -> assertThat(part).isBetween(1L, HOUR));
        }
    }
}
