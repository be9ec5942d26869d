package dev.plumbline.monitoring.operator;

import dev.plumbline.core.slice.SliceTotals;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Totals of slices; at most 240 slices an entry, none where nobody asked for slices.
 *
 * @param <K> what the totals are kept by
 */
final class SliceState<K> extends TotalsState<K, SliceTotals> {
    SliceState(RuntimeContext context, TypeInformation<K> keys) {
        super(context, "slices", keys);
    }

    @Override
    SliceTotals none() {
        return new SliceTotals();
    }

    @Override
    void merge(SliceTotals totals, byte[] written) {
        totals.mergeBytes(written);
    }

    @Override
    byte[] bytes(SliceTotals totals) {
        return totals.isEmpty() ? null : totals.toBytes();
    }
}
