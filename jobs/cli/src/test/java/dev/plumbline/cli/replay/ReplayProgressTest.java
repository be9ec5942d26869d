package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {
    private static final FileSurvey SURVEY = new FileSurvey(50_000, 0, 0, 0, 0, 0, 49_999);

    private final StringWriter written = new StringWriter();
    private long nanos = Long.MAX_VALUE - 5;
    private final ReplayProgress progress =
            new ReplayProgress(new PrintWriter(written), () -> nanos);

    @Test
    void saysNothingInAShortReplay() {
        pass(9);
        progress.read(10, .5);
        progress.reported(Instant.ofEpochMilli(5_000), SURVEY, Clock.ROWS);
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void tellsNowAndThenHowFarItIs() {
        pass(10);
        progress.read(1_200_000, .4);
        progress.read(1_200_001, .4);
        pass(11);
        progress.reported(Instant.ofEpochMilli(25_000), SURVEY, Clock.ROWS);
        progress.reported(Instant.ofEpochMilli(30_000), SURVEY, Clock.ROWS);
        assertThat(written.toString().lines())
                .containsExactly(
                        "checking the file: 1,200,000 rows, 40 % of it",
                        "replaying: reached row 25,000, 50 % of the file's span");
    }

    @Test
    void neverPassesTheEnd() {
        pass(10);
        progress.reported(Instant.ofEpochMilli(60_000), SURVEY, Clock.ROWS);
        assertThat(written.toString()).contains("100 %");
    }

    private void pass(long seconds) {
        nanos += seconds * 1_000_000_000;
    }
}
