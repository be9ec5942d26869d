package dev.plumbline.monitoring.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.record.MonitorMessage;
import dev.plumbline.monitoring.AskedControl;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetirementTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** A model with segments has hundreds of keys without rows, which are looked at together. */
    @Test
    void asksTheControlTopicsOnceForAllKeysThatAreLookedAtTogether() {
        AskedControl control =
                new AskedControl(FixedControlView.factory(List.of(), List.of(), List.of()));
        Retirement retirement = new Retirement(control.open());
        for (long look = MINUTE; look <= 3 * MINUTE; look += MINUTE) {
            for (int segment = 0; segment < 100; segment++) {
                RollupKey key = new RollupKey("m", "1", Role.CHAMPION, "s=" + segment, "", 0);
                assertThat(retirement.freeAt(key, 0, look, MINUTE, look)).isEqualTo(look + MINUTE);
                assertThat(retirement.wasFor(MINUTE, key, 0, look)).isFalse();
            }
        }
        assertThat(control.asked()).isEqualTo(3);
    }

    /** Where monitors change more often than labels are waited for. */
    @Test
    void countsFromTheFirstThatTookOverHoweverManyFollowed() {
        Monitor monitor = ExampleModel.monitor("m", "[{span: PT1H}]", "[]");
        List<MonitorMessage> monitors =
                LongStream.rangeClosed(1, 20)
                        .mapToObj(
                                revision ->
                                        ControlPublisher.messageOf(
                                                monitor,
                                                revision,
                                                Instant.ofEpochMilli(revision * MINUTE)))
                        .toList();
        Retirement retirement =
                new Retirement(FixedControlView.factory(List.of(), monitors, List.of()).open());
        RollupKey third = new RollupKey("m", "1", Role.CHAMPION, "", "", 3);
        assertThat(retirement.since(third, 4 * MINUTE - 1)).isEqualTo(Retirement.NOT);
        for (long time = 4 * MINUTE; time < 30 * MINUTE; time += MINUTE) {
            assertThat(retirement.since(third, time)).isEqualTo(4 * MINUTE);
        }
        RollupKey none = new RollupKey("m", "1", Role.CHAMPION, "", "", RollupKey.NO_MONITOR);
        assertThat(retirement.since(none, 0)).isEqualTo(Retirement.NOT);
        assertThat(retirement.since(none, 9 * MINUTE)).isEqualTo(MINUTE);
    }
}
