package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.HashedId;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A savepoint of a build that kept waiting predictions in another format. */
@SuppressWarnings("try") // Flink declares that closing may be interrupted
class EarlierWaitingStateTest {
    private static final Duration WAIT = Duration.ofDays(30);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void isRefusedWithBothFormatsAndTheWayOut(int format) throws Exception {
        OperatorSubtaskState savepoint;
        try (JoinHarness earlier = new JoinHarness(new KeepInFormat((byte) format))) {
            earlier.open();
            earlier.processElement2(label(), 0);
            savepoint = earlier.snapshot(1, 1);
        }
        try (JoinHarness restored = new JoinHarness(WAIT)) {
            restored.initializeState(savepoint);
            restored.open();
            assertThatThrownBy(() -> restored.processElement2(label(), 0))
                    .hasMessage(
                            "label join state must be of format 3, got %d: written by another release; restore with that one and drain it, or start without the savepoint",
                            format);
        }
    }

    private static LabelArrival label() {
        return new LabelArrival(7, 7, 60_000, 0, 1, 12, "12", 60_000, 20);
    }

    /** Stands for the join of another build: the same state, its bytes begin with a format. */
    private static final class KeepInFormat
            extends KeyedCoProcessFunction<HashedId, AwaitingLabel, LabelArrival, ScoredRow> {
        private static final long serialVersionUID = 1;

        private final byte format;
        private transient ValueState<byte[]> waiting;

        KeepInFormat(byte format) {
            this.format = format;
        }

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
                AwaitingLabel prediction, Context context, Collector<ScoredRow> out) {}

        @Override
        public void processElement2(LabelArrival label, Context context, Collector<ScoredRow> out)
                throws Exception {
            waiting.update(new byte[] {format, 0, 0, 0, 0, 0, 0, 0, 9, 2, 2, 0, 0});
        }
    }
}
