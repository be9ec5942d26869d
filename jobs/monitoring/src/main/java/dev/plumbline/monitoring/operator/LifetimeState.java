package dev.plumbline.monitoring.operator;

import dev.plumbline.core.judgement.LifetimeJudge;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.risk.RiskEvidence;
import dev.plumbline.monitoring.judge.DueWindow;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** The evidence over a version's whole life, where that is watched; at most 203 bytes. */
final class LifetimeState {
    private final ValueState<byte[]> evidence;

    LifetimeState(RuntimeContext context) {
        evidence =
                context.getState(
                        new ValueStateDescriptor<>(
                                "lifetime", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    void forget() {
        evidence.clear();
    }

    /**
     * Adds a window that is final by now. Timers fire in event-time order, so final windows of one
     * declaration come in theirs.
     *
     * @return what it says of the version's life; nothing where that is not watched
     */
    List<Measurement> watch(DueWindow due) throws Exception {
        Optional<LifetimeJudge> judge = due.key().labels().lifetime(due.window().granularity());
        if (judge.isEmpty() || !due.isFinal()) {
            return List.of();
        }
        byte[] before = evidence.value();
        RiskEvidence held = before == null ? RiskEvidence.none() : RiskEvidence.fromBytes(before);
        LifetimeJudge.Step step =
                judge.get().next(held, due.tally().get(), due.rows(), due.unjudgeable());
        evidence.update(step.evidence().toBytes());
        return List.of(step.measurement());
    }
}
