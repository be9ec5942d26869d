package dev.plumbline.monitoring.operator;

import dev.plumbline.core.estimation.PerformanceEstimate;
import dev.plumbline.core.judgement.EstimateJudge;
import dev.plumbline.core.window.WindowSpan;
import dev.plumbline.monitoring.judge.HeldKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Per pane what its rows say of the model's performance while labels are not known, kept as long as
 * the profiles beside it; nothing where nothing is estimated. At most 14 bytes a score cell, twice
 * that for each of several classes, or 16 a loss.
 */
final class EstimateState {
    private static final byte[] NOTHING = {};

    private final MapState<Long, byte[]> counts;

    EstimateState(RuntimeContext context) {
        counts =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "estimates",
                                Types.LONG,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    void add(HeldKey key, long pane, byte[] count) throws Exception {
        if (count.length > 0) {
            byte[] merged = merged(key, counts.get(pane), count);
            if (merged.length > 0) {
                counts.put(pane, merged);
            }
        }
    }

    private static byte[] merged(HeldKey key, byte[] before, byte[] count) {
        try {
            Unmergeable.refused(before);
            return key.estimateJudge()
                    .map(judge -> before == null ? count : judge.merge(before, count))
                    .orElse(NOTHING);
        } catch (RuntimeException failure) {
            return Unmergeable.because(failure);
        }
    }

    /** Returns what is estimated of a window; nothing without rows. */
    List<PerformanceEstimate> of(HeldKey key, WindowSpan window) throws Exception {
        Optional<EstimateJudge> judge = key.estimateJudge();
        List<byte[]> held = new ArrayList<>();
        for (Long pane : counts.keys()) {
            if (pane >= window.start() && pane < window.end()) {
                held.add(Unmergeable.refused(counts.get(pane)));
            }
        }
        return judge.isEmpty() || held.isEmpty() ? List.of() : judge.get().estimate(held);
    }

    void removeAll(List<Long> panes) throws Exception {
        for (Long pane : panes) {
            counts.remove(pane);
        }
    }
}
