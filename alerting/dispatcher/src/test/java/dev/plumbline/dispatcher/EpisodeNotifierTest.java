package dev.plumbline.dispatcher;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.PENDING;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.dispatcher.Messages.OPENED;
import static dev.plumbline.dispatcher.Messages.episode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeNotifierTest {
    private final List<ArrayNode> sent = new ArrayList<>();
    private boolean reachable = true;
    private Instant now = OPENED.plusSeconds(60);
    private EpisodeNotifier notifier = notifier(settings());

    private static Alertmanagers settings() {
        return Alertmanagers.to(List.of(URI.create("http://alertmanager:9093")));
    }

    private EpisodeNotifier notifier(Alertmanagers settings) {
        return new EpisodeNotifier(
                settings,
                alerts -> {
                    sent.add(alerts);
                    return reachable;
                });
    }

    private void live(AlertEpisode message) {
        notifier.accept(message, message.updatedAt().plusSeconds(30));
        notifier.flush(now);
    }

    private void later(Duration span) {
        now = now.plus(span);
        notifier.flush(now);
    }

    private JsonNode lastAlert() {
        return sent.get(sent.size() - 1).get(0);
    }

    private Instant lastEnd() {
        return Instant.parse(lastAlert().get("endsAt").asText());
    }

    @Test
    void tellsAnOpenEpisodeAtOnce() {
        live(episode(OPEN, 0));

        assertThat(sent).hasSize(1);
        assertThat(lastAlert().get("labels").get("alertname").asText())
                .isEqualTo("ModelPerformance");
        assertThat(lastEnd()).isEqualTo(now.plus(Duration.ofMinutes(3)));
    }

    @Test
    void tellsItAgainEveryMinuteSoThatItNeverTimesOut() {
        live(episode(OPEN, 0));
        for (int second = 0; second < 1800; second++) {
            Instant standsUntil = lastEnd();
            later(Duration.ofSeconds(1));
            assertThat(now).isBefore(standsUntil);
        }
        assertThat(sent).hasSize(31);
    }

    @Test
    void neverChangesALabelBetweenOpenAndResolved() {
        live(episode(OPEN, 0));
        live(episode(UPDATED, 1));
        live(episode(UPDATED, 2));
        live(episode(RESOLVED, 3));

        assertThat(sent).hasSize(4);
        assertThat(sent)
                .extracting(alerts -> alerts.get(0).get("labels"))
                .containsOnly(sent.get(0).get(0).get("labels"));
        assertThat(sent)
                .extracting(alerts -> alerts.get(0).get("annotations").get("summary").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void resolvesOnceWithAnEndThatHasCome() {
        live(episode(OPEN, 0));
        live(episode(RESOLVED, 1));
        assertThat(lastEnd()).isEqualTo(now);

        later(Duration.ofMinutes(10));
        assertThat(sent).hasSize(2);
    }

    @Test
    void ignoresAMessageThatIsDeliveredAgain() {
        live(episode(OPEN, 0));
        live(episode(OPEN, 0));
        assertThat(sent).hasSize(1);
    }

    @Test
    void doesNotReopenWhatWasResolved() {
        live(episode(OPEN, 0));
        live(episode(RESOLVED, 2));
        live(episode(UPDATED, 1));
        later(Duration.ofMinutes(5));
        assertThat(sent).hasSize(2);
    }

    @Test
    void saysNothingOfAPendingEpisode() {
        live(episode(PENDING, 0));
        later(Duration.ofMinutes(5));
        assertThat(sent).isEmpty();
    }

    @Test
    void saysNothingOfInformationUnlessAsked() {
        AlertEpisode info = episode("e2", "feature-drift", Severity.INFO, Clock.TIME, OPEN, 0);
        live(info);
        assertThat(sent).isEmpty();

        notifier = notifier(settings().withInfo(true));
        live(info);
        assertThat(sent).hasSize(1);
    }

    @Test
    void saysNothingOfAReplayUnlessAsked() {
        AlertEpisode old = episode(OPEN, 0);
        Instant aYearLater = OPENED.plus(Duration.ofDays(365));
        notifier.accept(old, aYearLater);
        notifier.flush(aYearLater);
        assertThat(sent).isEmpty();

        notifier = notifier(settings().withReplayAfter(null));
        notifier.accept(old, aYearLater);
        notifier.flush(aYearLater);
        assertThat(sent).hasSize(1);
    }

    @Test
    void goesOnTellingALiveEpisodeWhenItsJobCatchesUpAfterAnOutage() {
        live(episode(OPEN, 0));
        notifier.accept(episode(UPDATED, 1), OPENED.plus(Duration.ofDays(3)));
        later(Duration.ofMinutes(1));
        assertThat(sent).hasSize(2);
    }

    @Test
    void tellsOfRowWindowsWhateverTheirEventTime() {
        AlertEpisode rows = episode("e3", "performance", Severity.CRITICAL, Clock.ROWS, OPEN, 0);
        notifier.accept(rows, OPENED.plus(Duration.ofDays(900)));
        notifier.flush(now);

        assertThat(lastAlert().has("startsAt")).isFalse();
    }

    @Test
    void recallsWhatIsOpenAndKeepsQuietAboutWhatIsOver() {
        AlertEpisode over = episode("e4", "silent", Severity.CRITICAL, Clock.TIME, RESOLVED, 1);
        notifier.recall(episode(OPEN, 0), OPENED);
        notifier.recall(over, OPENED);
        notifier.flush(now);

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0)).hasSize(1);
        assertThat(lastAlert().get("labels").get("episode").asText()).isEqualTo("e1");
    }

    @Test
    void triesAResolveAgainUntilAPeerTakesIt() {
        live(episode(OPEN, 0));
        reachable = false;
        live(episode(RESOLVED, 1));
        later(Duration.ofSeconds(1));
        assertThat(sent).as("pauses after a failure").hasSize(2);

        reachable = true;
        later(Duration.ofSeconds(5));
        assertThat(sent).hasSize(3);
        assertThat(lastEnd()).isEqualTo(now);
        later(Duration.ofMinutes(5));
        assertThat(sent).hasSize(3);
    }

    @Test
    void forgetsAnEpisodeThatTheTopicDeleted() {
        live(episode(OPEN, 0));
        notifier.remove("e1");
        later(Duration.ofMinutes(5));
        assertThat(sent).hasSize(1);
    }

    @Test
    void neverStartsAnAlertAfterItEnds() {
        now = OPENED.minus(Duration.ofHours(1));
        live(episode(OPEN, 0));
        assertThat(Instant.parse(lastAlert().get("startsAt").asText())).isEqualTo(now);
    }
}
