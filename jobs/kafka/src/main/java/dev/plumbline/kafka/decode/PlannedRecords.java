package dev.plumbline.kafka.decode;

import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.SchemaStore;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WireHeader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * Reads records of one kind whichever form wrote them, each form by its own plan. Not thread-safe.
 *
 * @param <V> where the fields go
 */
final class PlannedRecords<V> {
    private final String recordName;
    private final Map<Long, RecordPlan<V>> plans = new HashMap<>();
    private long lastFingerprint;
    private RecordPlan<V> lastPlan;

    PlannedRecords(String recordName, Function<Schema, RecordPlan<V>> planner) {
        this.recordName = recordName;
        SchemaStore.known()
                .versionsOf(recordName)
                .forEach((fingerprint, schema) -> plans.put(fingerprint, planner.apply(schema)));
    }

    /** Reads the whole value, to its last byte. */
    void read(byte[] value, AvroCursor cursor, V into) throws UndecodableRecord {
        RecordPlan<V> plan = planFor(WireHeader.fingerprint(value));
        cursor.reset(value, WireHeader.LENGTH);
        plan.read(cursor, into);
        cursor.requireEnd();
    }

    private RecordPlan<V> planFor(long fingerprint) throws UndecodableRecord {
        if (lastPlan != null && fingerprint == lastFingerprint) {
            return lastPlan;
        }
        RecordPlan<V> plan = plans.get(fingerprint);
        if (plan == null) {
            throw SchemaStore.known().unknown(fingerprint, recordName);
        }
        lastPlan = plan;
        lastFingerprint = fingerprint;
        return plan;
    }
}
