package dev.plumbline.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesThePauseUpToTheLongest() {
        Backoff backoff = new Backoff(9, Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::pauseAfter))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void staysAtTheLongestHoweverOftenItIsTried() {
        assertThat(Backoff.DEFAULT.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void boundsTheTimeThatOneTriggerCanTake() {
        Webhooks two =
                Webhooks.to(List.of(URI.create("http://a"), URI.create("http://b")))
                        .withBackoff(new Backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(10)));
        // each: three answers of 10 s, pauses of 1 s and 2 s
        assertThat(two.longestDelivery()).isEqualTo(Duration.ofSeconds(66));
    }

    @Test
    void refusesNoTriesAtAll() {
        assertThatThrownBy(() -> new Backoff(0, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessage("tries must be at least 1, got 0");
    }
}
