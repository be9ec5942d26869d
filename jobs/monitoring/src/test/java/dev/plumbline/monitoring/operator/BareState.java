package dev.plumbline.monitoring.operator;

import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.HashedId;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** The accesses to state and timers of the label join, without a join. */
final class BareState
        extends KeyedCoProcessFunction<HashedId, AwaitingLabel, LabelArrival, ScoredRow> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE = 60_000;
    private static final byte[] WAITING = new byte[33];
    private static final byte[] LABELLED = new byte[55];

    private final long horizon;
    private transient ValueState<byte[]> state;

    BareState(long horizon) {
        this.horizon = horizon;
    }

    @Override
    public void open(OpenContext context) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "waiting",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement1(AwaitingLabel row, Context context, Collector<ScoredRow> out)
            throws Exception {
        if (state.value() == null) {
            state.update(WAITING.clone());
            long expiry = row.row().eventTime() + horizon;
            context.timerService()
                    .registerEventTimeTimer(expiry - Math.floorMod(expiry, MINUTE) + MINUTE);
        }
    }

    @Override
    public void processElement2(LabelArrival label, Context context, Collector<ScoredRow> out)
            throws Exception {
        if (state.value().length == WAITING.length) {
            state.update(LABELLED.clone());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredRow> out)
            throws Exception {
        if (state.value() != null) {
            state.clear();
        }
    }
}
