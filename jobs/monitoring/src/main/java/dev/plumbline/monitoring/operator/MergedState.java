package dev.plumbline.monitoring.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Bytes per pane or tick that are merged where they meet. What cannot be merged stays in its entry:
 * {@link Unmergeable}.
 *
 * @param <K> what the bytes are kept by
 */
final class MergedState<K> {
    private static final byte[] NOTHING = {};

    private final MapState<K, byte[]> entries;

    MergedState(RuntimeContext context, String name, TypeInformation<K> keys) {
        entries =
                context.getMapState(
                        new MapStateDescriptor<>(
                                name, keys, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /**
     * Merges bytes into an entry; no bytes change nothing.
     *
     * @param merge of what is there, no bytes if nothing is, and more; no bytes leave no entry
     */
    void add(K key, byte[] more, BinaryOperator<byte[]> merge) throws Exception {
        if (more.length == 0) {
            return;
        }
        byte[] before = entries.get(key);
        byte[] merged = merged(before == null ? NOTHING : before, more, merge);
        if (merged.length == 0) {
            entries.remove(key);
        } else {
            entries.put(key, merged);
        }
    }

    /** Merges two entries; what cannot be merged becomes an entry that says why. */
    static byte[] merged(byte[] before, byte[] more, BinaryOperator<byte[]> merge) {
        try {
            return merge.apply(Unmergeable.refused(before), Unmergeable.refused(more));
        } catch (RuntimeException failure) {
            return Unmergeable.because(failure);
        }
    }

    /** Keeps every entry under another key; entries that then share one are merged. */
    void rekey(UnaryOperator<K> rekey, BinaryOperator<byte[]> merge) throws Exception {
        Map<K, byte[]> kept = new HashMap<>();
        for (Map.Entry<K, byte[]> entry : entries.entries()) {
            kept.put(entry.getKey(), entry.getValue());
        }
        entries.clear();
        for (Map.Entry<K, byte[]> entry : kept.entrySet()) {
            add(rekey.apply(entry.getKey()), entry.getValue(), merge);
        }
    }

    /** Returns the keys that are meant. */
    List<K> keys(Predicate<K> meant) throws Exception {
        List<K> keys = new ArrayList<>();
        for (K key : entries.keys()) {
            if (meant.test(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /**
     * Returns the bytes of an entry.
     *
     * @throws IllegalArgumentException if they could not be merged, saying why
     */
    byte[] get(K key) throws Exception {
        return Unmergeable.refused(entries.get(key));
    }

    void removeIf(Predicate<K> done) throws Exception {
        for (K key : keys(done)) {
            entries.remove(key);
        }
    }

    boolean isEmpty() throws Exception {
        return entries.isEmpty();
    }
}
