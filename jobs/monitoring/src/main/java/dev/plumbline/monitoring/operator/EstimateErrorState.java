package dev.plumbline.monitoring.operator;

import dev.plumbline.core.estimation.EstimationErrors;
import dev.plumbline.core.judgement.EstimationErrorJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.monitoring.judge.DueWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * How far a version's estimates were from what its last windows turned out to be; at most 300 bytes
 * a measure and declaration of windows, and nothing where nothing is estimated.
 */
final class EstimateErrorState {
    private final ValueState<byte[]> errors;

    EstimateErrorState(RuntimeContext context) {
        errors =
                context.getState(
                        new ValueStateDescriptor<>(
                                "estimate-errors",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    void forget() {
        errors.clear();
    }

    /**
     * Adds a window that is final by now. Timers fire in event-time order, so final windows of one
     * declaration come in theirs.
     *
     * @param estimated value by the measure's name
     * @return how far estimates may be trusted; nothing before the window is final
     */
    List<Measurement> watch(DueWindow due, Map<String, Double> estimated) throws Exception {
        Optional<EstimationErrorJudge> judge = due.key().labels().estimationErrorJudge();
        if (judge.isEmpty() || !due.isFinal()) {
            return List.of();
        }
        EstimationErrors known = EstimationErrors.fromBytes(errors.value());
        List<Measurement> said =
                judge.get()
                        .next(
                                known,
                                due.window().granularity(),
                                estimated,
                                due.tally().get(),
                                due.rows());
        if (!said.isEmpty()) {
            errors.update(known.toBytes());
        }
        return said;
    }
}
