package dev.plumbline.monitoring.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.monitoring.AskedControl;
import java.time.Duration;
import java.util.List;
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
}
