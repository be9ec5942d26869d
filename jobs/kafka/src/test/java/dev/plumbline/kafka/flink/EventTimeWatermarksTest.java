package dev.plumbline.kafka.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimeWatermarksTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long NOW = 1_767_571_200_000L;

    private final ManualClock clock = new ManualClock();
    private final Output output = new Output();

    @Test
    void followsTheLatestTimeAtTheGivenDistance() {
        WatermarkGenerator<RawRecord> generator = generator(Duration.ofSeconds(5), Duration.ZERO);
        see(generator, at(NOW));
        see(generator, at(NOW - 60_000));
        assertThat(output.last()).isEqualTo(NOW - 5_000 - 1);
    }

    @Test
    void passesOverRecordsWithoutATime() {
        WatermarkGenerator<RawRecord> generator = generator(Duration.ZERO, Duration.ZERO);
        see(generator, at(NOW));
        see(generator, at(RawRecord.NO_TIME));
        assertThat(output.last()).isEqualTo(NOW - 1);
    }

    @Test
    void passesOverTimesTooFarAhead() {
        WatermarkGenerator<RawRecord> generator = generator(Duration.ZERO, Duration.ZERO);
        see(generator, at(NOW));
        see(generator, at(NOW + HOUR.toMillis() + 1));
        see(generator, at(Long.MAX_VALUE));
        assertThat(output.last()).isEqualTo(NOW - 1);
        see(generator, at(NOW + HOUR.toMillis()));
        assertThat(output.last()).isEqualTo(NOW + HOUR.toMillis() - 1);
    }

    @Test
    void countsGarbageAsSilence() {
        WatermarkGenerator<RawRecord> generator = generator(Duration.ZERO, Duration.ofMinutes(5));
        see(generator, at(NOW));
        generator.onPeriodicEmit(output);
        for (int minute = 0; minute < 8; minute++) {
            clock.advanceTime(Duration.ofMinutes(1));
            see(generator, at(RawRecord.NO_TIME));
            see(generator, at(Long.MAX_VALUE));
        }
        assertThat(output.idle).isTrue();

        see(generator, at(NOW + 1));
        assertThat(output.idle).isFalse();
    }

    @Test
    void isNeverIdleWhenIdlenessIsOff() {
        WatermarkGenerator<RawRecord> generator = generator(Duration.ZERO, Duration.ZERO);
        see(generator, at(NOW));
        clock.advanceTime(Duration.ofDays(365));
        generator.onPeriodicEmit(output);
        assertThat(output.idle).isFalse();
    }

    @Test
    void rowNumbersAreNeverInTheFuture() {
        assertThat(EventTimeWatermarks.isFuture(at(5_000), HOUR)).isFalse();
        assertThat(EventTimeWatermarks.isFuture(at(RawRecord.NO_TIME), HOUR)).isFalse();
        assertThat(EventTimeWatermarks.isFuture(at(Long.MAX_VALUE), HOUR)).isTrue();
        assertThat(
                        EventTimeWatermarks.isFuture(
                                at(Long.MAX_VALUE), Duration.ofMillis(Long.MAX_VALUE)))
                .as("an unbounded allowance does not overflow")
                .isFalse();
    }

    private void see(WatermarkGenerator<RawRecord> generator, RawRecord record) {
        generator.onEvent(record, record.eventTime(), output);
        generator.onPeriodicEmit(output);
    }

    private static RawRecord at(long eventTime) {
        return new RawRecord("predictions", 0, 0, NOW, eventTime, new byte[0]);
    }

    private WatermarkGenerator<RawRecord> generator(Duration outOfOrderness, Duration idleness) {
        return EventTimeWatermarks.strategy(outOfOrderness, HOUR, idleness)
                .createWatermarkGenerator(
                        new WatermarkGeneratorSupplier.Context() {
                            @Override
                            public MetricGroup getMetricGroup() {
                                return new UnregisteredMetricsGroup();
                            }

                            @Override
                            public RelativeClock getInputActivityClock() {
                                return clock;
                            }
                        });
    }

    private static final class Output implements WatermarkOutput {
        private final List<Long> watermarks = new ArrayList<>();
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }

        long last() {
            return watermarks.get(watermarks.size() - 1);
        }
    }
}
