package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of {@link EpisodeEvidence}. */
class DriftEpisodesTest {
    private static final long SEED = 5;

    @Test
    void aChangeThatHalfOfTheWindowsFindIsOneEpisode() {
        DriftEpisodes feature = new DriftEpisodes(1, 10_000, .6, 1_000);
        double threshold = feature.threshold(SEED);

        EpisodeCount count = feature.run(SEED, 200, window -> threshold);

        assertThat(count.runs()).isGreaterThan(20);
        assertThat(count.episodes()).isLessThanOrEqualTo(2);
    }

    @Test
    void twentyFeaturesThatHaveRecoveredClearWithinAFewWindows() {
        DriftEpisodes features = new DriftEpisodes(20, 10_000, 0, 200);
        double shift = 2 * features.threshold(SEED);

        EpisodeCount count = features.run(SEED, 40, window -> window < 10 ? shift : 0);

        assertThat(count.episodes()).isEqualTo(1);
        assertThat(count.lastResolved()).isBetween(10, 20);
    }
}
