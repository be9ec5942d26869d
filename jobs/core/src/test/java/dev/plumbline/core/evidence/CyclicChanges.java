package dev.plumbline.core.evidence;

import dev.plumbline.core.evidence.CyclicTraffic.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of {@link CyclicTraffic}, by the measurement that is to see them. */
final class CyclicChanges {
    private CyclicChanges() {}

    /**
     * Returns the changes.
     *
     * @param share of rows that get a fault they did not have, each kind in turn
     * @param labelShift of the latent value of which a label is positive above .7
     * @param factor of all numbers
     */
    static Map<String, Change> of(double share, double labelShift, double factor) {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("whole target_distribution target", new Change(labelShift, null, 0, 1));
        changes.put("whole scale_jump power", new Change(0, null, 0, factor));
        changes.put("whole missing_rate power", fault("missing", share));
        changes.put("whole nan_rate power", fault("nan", share));
        changes.put("whole infinite_rate power", fault("infinite", share));
        changes.put("whole type_error_rate power", fault("text", share));
        changes.put("whole out_of_range_rate power", fault("outside", share));
        changes.put("whole empty_rate kind", fault("empty", share));
        changes.put("whole unseen_rate kind", fault("unseen", share));
        changes.put("segment distribution power", new Change(0, null, 0, 1.0 / factor));
        changes.put("segment nan_rate power", fault("nan", share));
        return changes;
    }

    private static Change fault(String kind, double share) {
        return new Change(0, kind, share, 1);
    }
}
