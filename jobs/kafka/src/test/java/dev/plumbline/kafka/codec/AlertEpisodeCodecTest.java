package dev.plumbline.kafka.codec;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import java.util.List;

class AlertEpisodeCodecTest implements CodecContract<AlertEpisode> {
    @Override
    public RecordCodec<AlertEpisode> codec() {
        return new AlertEpisodeCodec();
    }

    @Override
    public List<AlertEpisode> examples() {
        return List.of(
                Examples.episode(EpisodeState.OPEN), Examples.episode(EpisodeState.RESOLVED));
    }
}
