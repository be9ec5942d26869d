package dev.plumbline.monitoring.operator;

import dev.plumbline.core.slice.SliceTotals;
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
 * Slice totals per pane or tick, kept as long as the profiles or tallies beside them. At most 240
 * slices an entry; none where nobody asked for slices.
 *
 * @param <K> what the totals are kept by
 */
final class SliceState<K> {
    private final MapState<K, byte[]> totals;

    SliceState(RuntimeContext context, TypeInformation<K> keys) {
        totals =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "slices",
                                keys,
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    void add(K key, byte[] slices) throws Exception {
        if (slices.length == 0) {
            return;
        }
        SliceTotals merged = SliceTotals.fromBytes(totals.get(key));
        merged.mergeBytes(slices);
        if (merged.isEmpty()) {
            totals.remove(key);
        } else {
            totals.put(key, merged.toBytes());
        }
    }

    /** Returns the totals of the keys that count. */
    SliceTotals merged(Predicate<K> counts) throws Exception {
        SliceTotals merged = new SliceTotals();
        for (K key : totals.keys()) {
            if (counts.test(key)) {
                merged.mergeBytes(totals.get(key));
            }
        }
        return merged;
    }

    void removeIf(Predicate<K> done) throws Exception {
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
    void rekey(UnaryOperator<K> rekey) throws Exception {
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
