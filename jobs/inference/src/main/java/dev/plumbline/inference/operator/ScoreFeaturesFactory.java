package dev.plumbline.inference.operator;

import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.RawRecord;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/**
 * Makes the operator that scores feature records. It is chained to the source, so that no record
 * crosses the network before it is scored.
 */
public final class ScoreFeaturesFactory extends AbstractStreamOperatorFactory<OutputRecord>
        implements OneInputStreamOperatorFactory<RawRecord, OutputRecord> {
    /** Side output of dead letters and alerts; predictions are the main output. */
    public static final OutputTag<OutputRecord> NOTICES =
            new OutputTag<>("notices", OutputRecordSerializer.type());

    private static final long serialVersionUID = 1L;

    private final ScoringSettings settings;
    private final ControlViewFactory control;

    public ScoreFeaturesFactory(ScoringSettings settings, ControlViewFactory control) {
        this.settings = settings;
        this.control = control;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends StreamOperator<OutputRecord>> T createStreamOperator(
            StreamOperatorParameters<OutputRecord> parameters) {
        return (T) new ScoreFeatures(parameters, settings, control, NOTICES);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return ScoreFeatures.class;
    }
}
