package dev.plumbline.monitoring.operator;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds what one model's records decide back until the watermark has passed their time, then hands
 * over all records of that time at once. State per key: the records of times that have not passed,
 * and what has been decided so far.
 *
 * @param <T> what a record's value decodes to
 */
abstract class InEventTimeOrder<T>
        extends KeyedProcessFunction<String, OutputRecord, OutputRecord> {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final String stateName;
    private transient ControlView control;
    private transient MapState<Long, byte[]> waiting;
    private transient ValueState<byte[]> decided;

    /**
     * @param stateName what the state is called in savepoints
     */
    InEventTimeOrder(ControlViewFactory controlView, String stateName) {
        this.controlView = controlView;
        this.stateName = stateName;
    }

    /** Decodes a record that this same job wrote. */
    abstract T read(byte[] value) throws UndecodableRecord;

    /** Whether anything is decided on the record. */
    abstract boolean decides(T record);

    /**
     * Event time at which the record applies, exclusive end of what it speaks of, in milliseconds.
     */
    abstract long timeOf(T record);

    /** Applies all records of one time, which come in no particular order. */
    abstract void apply(List<T> together, Collector<OutputRecord> out) throws Exception;

    @Override
    public void open(OpenContext context) throws Exception {
        control = controlView.open();
        decided = bytes(stateName);
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Returns state of its own for each model; null until it is first written. */
    ValueState<byte[]> bytes(String name) {
        return getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>(
                                name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Returns what is published; open until the operator closes. */
    ControlView control() {
        return control;
    }

    /** Returns what has been decided so far for the model at hand; null at first. */
    ValueState<byte[]> decided() {
        return decided;
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
    }

    @Override
    public void processElement(OutputRecord record, Context context, Collector<OutputRecord> out)
            throws Exception {
        T read = read(record.value());
        if (!decides(read)) {
            return;
        }
        long time = timeOf(read);
        BinaryWriter block = new BinaryWriter(record.value().length + 8);
        byte[] before = waiting.get(time);
        if (before != null) {
            block.writeRaw(before);
        }
        block.writeBytes(record.value());
        waiting.put(time, block.toByteArray());
        // what ends at a time is complete once the watermark has reached the millisecond before it
        context.timerService().registerEventTimeTimer(time == Long.MAX_VALUE ? time : time - 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
            throws Exception {
        long time = timestamp == Long.MAX_VALUE ? timestamp : timestamp + 1;
        byte[] block = waiting.get(time);
        if (block == null) {
            return;
        }
        BinaryReader in = new BinaryReader(block);
        List<T> together = new ArrayList<>();
        while (!in.atEnd()) {
            together.add(read(in.readBytes()));
        }
        waiting.remove(time);
        apply(together, out);
    }
}
