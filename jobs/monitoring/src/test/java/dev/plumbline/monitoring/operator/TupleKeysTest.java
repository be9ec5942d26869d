package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.WaitingId;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A savepoint of a build whose label join was keyed by tuples of two numbers. */
@SuppressWarnings("try") // Flink declares that closing may be interrupted
class TupleKeysTest {
    private static final int IDS = 300;
    private static final long HORIZON = 600_000;

    @ParameterizedTest
    @EnumSource
    void isRefusedAtOnceBecauseItsTimersCouldFreeNothing(Backend backend) throws Exception {
        OperatorSubtaskState savepoint = byTuples(backend);
        try (JoinHarness restored = new JoinHarness(Duration.ofDays(30))) {
            restored.setStateBackend(backend.start());
            assertThatThrownBy(() -> restored.initializeState(savepoint))
                    .hasStackTraceContaining("StateMigrationException");
        }
    }

    private static OperatorSubtaskState byTuples(Backend backend) throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<
                        Tuple2<Long, Long>, AwaitingLabel, LabelArrival, ScoredRow>
                earlier =
                        new KeyedTwoInputStreamOperatorTestHarness<>(
                                new KeyedCoProcessOperator<>(new Keep()),
                                row -> Tuple2.of(row.idHigh(), row.idLow()),
                                row -> Tuple2.of(row.idHigh(), row.idLow()),
                                Types.TUPLE(Types.LONG, Types.LONG))) {
            earlier.setStateBackend(backend.start());
            earlier.open();
            for (int id = 0; id < IDS; id++) {
                earlier.processElement1(prediction(id), id);
            }
            return earlier.snapshot(1, 1);
        }
    }

    private static AwaitingLabel prediction(int id) {
        JoinedRow row = new JoinedRow(3, id, HORIZON, 60_000, false, .5, 1, "1", 0, id);
        return new AwaitingLabel(-7L * id, id, row, id, 500);
    }

    /** Stands for the join of that build: the same bytes and timers under another key. */
    private static final class Keep
            extends KeyedCoProcessFunction<
                    Tuple2<Long, Long>, AwaitingLabel, LabelArrival, ScoredRow> {
        private static final long serialVersionUID = 1;

        private transient ValueState<byte[]> waiting;

        @Override
        public void open(OpenContext context) {
            waiting =
                    getRuntimeContext()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            "waiting",
                                            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement1(
                AwaitingLabel prediction, Context context, Collector<ScoredRow> out)
                throws Exception {
            WaitingId id = new WaitingId();
            id.onPrediction(prediction.row());
            waiting.update(id.toBytes());
            context.timerService().registerEventTimeTimer(HORIZON + 60_000);
        }

        @Override
        public void processElement2(
                LabelArrival label, Context context, Collector<ScoredRow> out) {}
    }
}
