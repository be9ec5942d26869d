package dev.plumbline.exporter;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.PENDING;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static dev.plumbline.core.alert.EpisodeState.UPDATED;
import static dev.plumbline.exporter.Episodes.episode;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenEpisodesTest {
    private final OpenEpisodes episodes = new OpenEpisodes();

    @Test
    void leavesPendingEpisodesOut() {
        episodes.accept(episode("a", PENDING, 1));
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void showsAnEpisodeFromOpenToResolved() {
        episodes.accept(episode("a", OPEN, 1));
        episodes.accept(episode("a", UPDATED, 2));
        assertThat(episodes.open()).containsExactly(episode("a", UPDATED, 2));

        episodes.accept(episode("a", RESOLVED, 3));
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void staysResolvedWhenEarlierMessagesAreDeliveredAgain() {
        episodes.accept(episode("a", RESOLVED, 3));
        episodes.accept(episode("a", OPEN, 1));
        episodes.accept(episode("a", UPDATED, 3));
        assertThat(episodes.open()).isEmpty();
    }

    @Test
    void forgetsAnEpisodeThatTheTopicDeleted() {
        episodes.accept(episode("a", OPEN, 1));
        episodes.remove("a");
        assertThat(episodes.open()).isEmpty();
    }
}
