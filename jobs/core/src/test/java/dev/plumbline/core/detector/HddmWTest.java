package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HddmWTest implements FallsContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.HDDM_W;
    }

    @Test
    void refusesErrorsBeyondOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.HDDM_W.moa().start().step(-.1));
    }

    @Test
    void reportsTheFallThatOtherToolsCannotFind() {
        DetectorSettings reporting = DetectorMethod.HDDM_W.moa().with(Map.of("falls", 2.0));
        assertThat(Streams.drifts(reporting.start(), Streams.golden("river_np3")))
                .isEqualTo(List.of(507, 1032, 1508));
    }
}
