package dev.plumbline.monitoring.operator;

import dev.plumbline.core.profile.MergeableTotals;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Totals per pane or tick, kept as long as the profiles or tallies beside them. An entry of slices
 * has at most 240 of them, one of delays about two bytes for each bin in use, of which a month has
 * at most 900, one of decisions for protected groups at most 32 bytes a group, and one of their
 * decisions and labels about 40.
 *
 * @param <K> what the totals are kept by
 * @param <T> the totals
 */
final class TotalsState<K, T extends MergeableTotals> {
    private static final byte[] NOTHING = {};

    private final MergedState<K> totals;
    private final Supplier<T> none;

    TotalsState(RuntimeContext context, String name, TypeInformation<K> keys, Supplier<T> none) {
        this.totals = new MergedState<>(context, name, keys);
        this.none = none;
    }

    void add(K key, byte[] written) throws Exception {
        totals.add(key, written, this::merged);
    }

    private byte[] merged(byte[] one, byte[] other) {
        T merged = none.get();
        merged.mergeBytes(one);
        merged.mergeBytes(other);
        return merged.isEmpty() ? NOTHING : merged.toBytes();
    }

    /** Returns the totals of the keys that count. */
    T merged(Predicate<K> counts) throws Exception {
        T merged = none.get();
        for (K key : totals.keys(counts)) {
            merged.mergeBytes(totals.get(key));
        }
        return merged;
    }

    void removeIf(Predicate<K> done) throws Exception {
        totals.removeIf(done);
    }

    /** Keeps every entry under another key; entries that then share one are merged. */
    void rekey(UnaryOperator<K> rekey) throws Exception {
        totals.rekey(rekey, this::merged);
    }
}
