package dev.plumbline.monitoring.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** The bytes that an operator in a harness holds under one key, to be spoilt and put back. */
final class KeyedBytes {
    private static final byte[] SPOILT = {99, 1, 2};

    private final KeyedStateBackend<Object> backend;
    private final Object key;

    KeyedBytes(AbstractStreamOperatorTestHarness<?> harness, Object key) {
        this.backend = ((AbstractStreamOperator<?>) harness.getOperator()).getKeyedStateBackend();
        this.key = key;
    }

    /** Spoils a value; returns what it was. */
    byte[] spoilValue(String state) throws Exception {
        byte[] before = value(state).value();
        value(state).update(SPOILT.clone());
        return before;
    }

    void putValue(String state, byte[] bytes) throws Exception {
        value(state).update(bytes);
    }

    /** Spoils the entries of a map whose keys are meant; returns what they were. */
    Map<Object, byte[]> spoilEntries(String state, Predicate<Object> meant) throws Exception {
        Map<Object, byte[]> before = new HashMap<>();
        for (Map.Entry<Object, byte[]> entry : map(state).entries()) {
            if (meant.test(entry.getKey())) {
                before.put(entry.getKey(), entry.getValue());
            }
        }
        for (Object entry : before.keySet()) {
            map(state).put(entry, SPOILT.clone());
        }
        return before;
    }

    // a state that exists is handed out as it is, whatever types its descriptor names
    @SuppressWarnings("unchecked")
    private ValueState<byte[]> value(String state) throws Exception {
        backend.setCurrentKey(key);
        return (ValueState<byte[]>)
                (ValueState<?>)
                        backend.getPartitionedState(
                                VoidNamespace.INSTANCE,
                                VoidNamespaceSerializer.INSTANCE,
                                new ValueStateDescriptor<>(state, Types.LONG));
    }

    @SuppressWarnings("unchecked")
    private MapState<Object, byte[]> map(String state) throws Exception {
        backend.setCurrentKey(key);
        return (MapState<Object, byte[]>)
                (MapState<?, ?>)
                        backend.getPartitionedState(
                                VoidNamespace.INSTANCE,
                                VoidNamespaceSerializer.INSTANCE,
                                new MapStateDescriptor<>(state, Types.LONG, Types.LONG));
    }
}
