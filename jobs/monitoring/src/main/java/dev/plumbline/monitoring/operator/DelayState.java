package dev.plumbline.monitoring.operator;

import dev.plumbline.core.join.LabelDelays;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * How late labels came; about two bytes for each bin in use, of which a month has at most 900.
 *
 * @param <K> what the totals are kept by
 */
final class DelayState<K> extends TotalsState<K, LabelDelays> {
    DelayState(RuntimeContext context, TypeInformation<K> keys) {
        super(context, "delays", keys);
    }

    @Override
    LabelDelays none() {
        return new LabelDelays();
    }

    @Override
    void merge(LabelDelays totals, byte[] written) {
        totals.mergeBytes(written);
    }

    @Override
    byte[] bytes(LabelDelays totals) {
        return totals.isEmpty() ? null : totals.toBytes();
    }
}
