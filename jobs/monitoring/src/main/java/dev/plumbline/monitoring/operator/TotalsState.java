package dev.plumbline.monitoring.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Totals per pane or tick, kept as long as the profiles or tallies beside them.
 *
 * @param <K> what the totals are kept by
 * @param <T> the totals
 */
abstract class TotalsState<K, T> {
    private final MapState<K, byte[]> totals;

    TotalsState(RuntimeContext context, String name, TypeInformation<K> keys) {
        totals =
                context.getMapState(
                        new MapStateDescriptor<>(
                                name, keys, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    abstract T none();

    /** Adds written totals; null and no bytes change nothing. */
    abstract void merge(T totals, byte[] written);

    /** Writes totals; null if they change nothing they are merged into. */
    abstract byte[] bytes(T totals);

    final void add(K key, byte[] written) throws Exception {
        if (written.length == 0) {
            return;
        }
        byte[] bytes = merged(totals.get(key), written);
        if (bytes == null) {
            totals.remove(key);
        } else {
            totals.put(key, bytes);
        }
    }

    private byte[] merged(byte[] before, byte[] written) {
        try {
            T merged = none();
            merge(merged, Unmergeable.refused(before));
            merge(merged, Unmergeable.refused(written));
            return bytes(merged);
        } catch (RuntimeException failure) {
            return Unmergeable.because(failure);
        }
    }

    /** Returns the totals of the keys that count. */
    final T merged(Predicate<K> counts) throws Exception {
        T merged = none();
        for (K key : totals.keys()) {
            if (counts.test(key)) {
                merge(merged, Unmergeable.refused(totals.get(key)));
            }
        }
        return merged;
    }

    final void removeIf(Predicate<K> done) throws Exception {
        List<K> removed = new ArrayList<>();
        for (K key : totals.keys()) {
            if (done.test(key)) {
                removed.add(key);
            }
        }
        for (K key : removed) {
            totals.remove(key);
        }
    }

    /** Keeps every entry under another key; entries that then share one are merged. */
    final void rekey(UnaryOperator<K> rekey) throws Exception {
        List<K> keys = new ArrayList<>();
        List<byte[]> kept = new ArrayList<>();
        for (K key : totals.keys()) {
            keys.add(key);
            kept.add(totals.get(key));
        }
        totals.clear();
        for (int i = 0; i < keys.size(); i++) {
            add(rekey.apply(keys.get(i)), kept.get(i));
        }
    }
}
