package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.SchemaStore;
import dev.plumbline.kafka.codec.SkipPlan;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WireHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Reads the event time of Plumbline's own records: steps over the fields that stand before it, as
 * planned once per known schema. Used by one thread at a time.
 */
public final class PeekEventTime implements EventTimePeek {
    private static final long serialVersionUID = 1L;
    private static final String FIELD = "eventTime";

    private final String recordName;
    private transient Map<Long, SkipPlan[]> plans;
    private transient AvroCursor cursor;
    private transient long lastFingerprint;
    private transient SkipPlan[] lastPlan;

    private PeekEventTime(String recordName) {
        this.recordName = recordName;
    }

    public static PeekEventTime predictions() {
        return new PeekEventTime("Prediction");
    }

    public static PeekEventTime features() {
        return new PeekEventTime("Feature");
    }

    public static PeekEventTime labels() {
        return new PeekEventTime("Label");
    }

    @Override
    public long eventTime(byte[] value) {
        try {
            SkipPlan[] before = planFor(WireHeader.fingerprint(value));
            if (before == null) {
                return RawRecord.NO_TIME;
            }
            cursor.reset(value, WireHeader.LENGTH);
            for (SkipPlan field : before) {
                field.skip(cursor);
            }
            return cursor.readLong();
        } catch (UndecodableRecord unreadable) {
            // whoever decodes the whole record says why
            return RawRecord.NO_TIME;
        }
    }

    private SkipPlan[] planFor(long fingerprint) {
        if (plans == null) {
            plans = plan(recordName);
            cursor = new AvroCursor();
        }
        if (lastPlan == null || fingerprint != lastFingerprint) {
            lastPlan = plans.get(fingerprint);
            lastFingerprint = fingerprint;
        }
        return lastPlan;
    }

    private static Map<Long, SkipPlan[]> plan(String recordName) {
        Map<Long, SkipPlan[]> plans = new HashMap<>();
        SchemaStore.known()
                .versionsOf(recordName)
                .forEach((fingerprint, schema) -> plans.put(fingerprint, fieldsBefore(schema)));
        return plans;
    }

    private static SkipPlan[] fieldsBefore(Schema schema) {
        List<SkipPlan> before = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (field.name().equals(FIELD)) {
                return before.toArray(SkipPlan[]::new);
            }
            before.add(SkipPlan.of(field.schema()));
        }
        throw new IllegalStateException(
                "every version of %s must have a field %s".formatted(schema.getName(), FIELD));
    }
}
