package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import org.apache.flink.api.java.functions.KeySelector;

/** Keys episodes by their model, which their own key, an id, does not tell. */
final class ModelOfEpisode implements KeySelector<OutputRecord, String> {
    private static final long serialVersionUID = 1;

    private transient AlertEpisodeCodec codec;

    @Override
    public String getKey(OutputRecord episode) throws Exception {
        if (codec == null) {
            codec = new AlertEpisodeCodec();
        }
        return codec.decode(episode.value()).model();
    }
}
