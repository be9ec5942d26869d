package dev.plumbline.exporter;

import dev.plumbline.core.alert.AlertEpisode;
import java.util.List;
import java.util.Map;

/**
 * What a scrape answers from: an immutable view of the topics as far as they have been read.
 *
 * @param ready whether the topics were once read to their end; before that, windows and episodes
 *     are left empty, because a window from the past must not look like the present
 * @param lag records that still wait, in all topics
 * @param records records read, by topic
 * @param undecodable records that could not be decoded, by topic
 * @param deadLetters records ever written to the dead-letter topic; null while unknown
 */
record Snapshot(
        boolean ready,
        long lag,
        Map<String, Long> records,
        Map<String, Long> undecodable,
        Long deadLetters,
        List<PublishedWindow> windows,
        List<AlertEpisode> episodes) {
    static final Snapshot EMPTY =
            new Snapshot(false, 0, Map.of(), Map.of(), null, List.of(), List.of());

    Snapshot {
        records = Map.copyOf(records);
        undecodable = Map.copyOf(undecodable);
        windows = List.copyOf(windows);
        episodes = List.copyOf(episodes);
    }
}
