package dev.plumbline.kafka.decode;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.kafka.codec.UndecodableRecord;

/** Says into which row the features of a prediction are decoded. */
@FunctionalInterface
public interface RowLookup {
    /**
     * Returns the row to fill, which the decoder clears first, or null to step over the features.
     * May be asked about a record that then turns out to be malformed, so it must count nothing.
     *
     * @throws UndecodableRecord if no row can be of such a model, version or time
     */
    FeatureRow rowFor(String model, String version, Role role, long eventTimeMillis)
            throws UndecodableRecord;
}
