package dev.plumbline.monitoring.operator;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.monitor.RetrainingSpec;
import dev.plumbline.core.retraining.RetrainingPolicy;
import dev.plumbline.core.retraining.RetrainingState;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.HeldKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * Runs {@link RetrainingPolicy} on the episodes of one model, of both lanes, in their order of
 * event time.
 */
public final class RequestRetraining extends InEventTimeOrder<AlertEpisode> {
    private static final long serialVersionUID = 1;

    private final String retrainingTopic;
    private transient HeldKeys held;
    private transient AlertEpisodeCodec episodes;
    private transient RetrainingTriggerCodec triggers;

    public RequestRetraining(ControlViewFactory controlView, String retrainingTopic) {
        super(controlView, "retraining");
        this.retrainingTopic = retrainingTopic;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        held = new HeldKeys(control());
        episodes = new AlertEpisodeCodec();
        triggers = new RetrainingTriggerCodec();
    }

    @Override
    AlertEpisode read(byte[] value) throws UndecodableRecord {
        return episodes.decode(value);
    }

    @Override
    boolean decides(AlertEpisode episode) {
        return true;
    }

    @Override
    long timeOf(AlertEpisode episode) {
        return episode.updatedAt().toEpochMilli();
    }

    @Override
    void apply(List<AlertEpisode> together, Collector<OutputRecord> out) throws Exception {
        RetrainingState state = RetrainingState.fromBytes(decided().value());
        List<AlertEpisode> ordered = new ArrayList<>(together);
        ordered.sort(RetrainingPolicy.ORDER);
        for (AlertEpisode episode : ordered) {
            long time = timeOf(episode);
            String champion = held.championAt(episode.model(), time, episode.modelVersion());
            RetrainingSpec spec =
                    control()
                            .monitor(episode.model(), time)
                            .map(HeldMonitor::monitor)
                            .map(monitor -> monitor.retraining())
                            .orElse(null);
            if (spec == null) {
                continue;
            }
            Optional<RetrainingTrigger> trigger =
                    RetrainingPolicy.step(state, episode, spec, champion);
            trigger.ifPresent(
                    asked ->
                            out.collect(
                                    OutputRecord.now(
                                            retrainingTopic,
                                            triggers.key(asked),
                                            triggers.encode(asked))));
        }
        decided().update(state.toBytes());
    }
}
