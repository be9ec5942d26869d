package dev.plumbline.exporter;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which episodes stand open. Resolved ones are remembered until the topic deletes them, so that a
 * message delivered again cannot open them. Not thread-safe: the topic's reader owns it.
 */
final class OpenEpisodes {
    private final Map<String, AlertEpisode> episodes = new HashMap<>();

    void accept(AlertEpisode episode) {
        AlertEpisode held = episodes.get(episode.id());
        if (held == null || episode.supersedes(held)) {
            episodes.put(episode.id(), episode);
        }
    }

    void remove(String id) {
        episodes.remove(id);
    }

    /** Returns the episodes in state OPEN or UPDATED. */
    List<AlertEpisode> open() {
        return episodes.values().stream()
                .filter(
                        episode ->
                                episode.state() == EpisodeState.OPEN
                                        || episode.state() == EpisodeState.UPDATED)
                .toList();
    }
}
