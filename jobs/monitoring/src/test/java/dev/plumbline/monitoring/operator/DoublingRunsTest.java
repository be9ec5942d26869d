package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.target.TargetTally;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoublingRunsTest {
    private static final int PIECES = 1_000;

    /** Adds every element as a label of tick 0; a negative one hands over what there is. */
    private static final class Labels extends KeyedProcessFunction<Long, Integer, byte[]> {
        private static final long serialVersionUID = 1;

        private transient long rewritten;
        private transient DoublingRuns runs;

        @Override
        public void open(OpenContext context) {
            runs = new DoublingRuns(getRuntimeContext(), "runs", this::merged);
        }

        private byte[] merged(byte[] one, byte[] other) {
            TargetTally both = new TargetTally();
            both.mergeBytes(one);
            both.mergeBytes(other);
            byte[] bytes = both.toBytes();
            rewritten += bytes.length;
            return bytes;
        }

        @Override
        public void processElement(Integer label, Context context, Collector<byte[]> out)
                throws Exception {
            if (label < 0) {
                runs.drain().forEach(run -> out.collect(run.bytes()));
                return;
            }
            runs.add(Tuple2.of(0L, 0L), tally(label, label + 1).toBytes());
        }
    }

    private static TargetTally tally(int from, int to) {
        TargetTally tally = new TargetTally();
        IntStream.range(from, to).forEach(label -> tally.add(label / 7.0, 1));
        return tally;
    }

    private final Labels labels = new Labels();
    private KeyedOneInputStreamOperatorTestHarness<Long, Integer, byte[]> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(labels), any -> 1L, Types.LONG);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void rewritesEveryPieceOncePerDoublingAndLosesNone() throws Exception {
        for (int label = 0; label < PIECES; label++) {
            harness.processElement(label, label);
        }
        int all = tally(0, PIECES).toBytes().length;
        assertThat(labels.rewritten).isBetween(all * 5L, all * 12L);

        harness.processElement(-1, PIECES);
        assertThat(harness.extractOutputValues()).hasSize(Integer.bitCount(PIECES));
        TargetTally together = new TargetTally();
        harness.extractOutputValues().forEach(together::mergeBytes);
        assertThat(together.toBytes()).isEqualTo(tally(0, PIECES).toBytes());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }
}
