package dev.plumbline.kafka.decode;

import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.SkipPlan;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.util.List;
import org.apache.avro.Schema;

/** Reads the map of features of one writer schema straight into the slots of a row. */
final class FeatureMap {
    private final Schema.Type[] kinds;
    private final boolean union;
    private final SkipPlan skip;

    FeatureMap(Schema map) {
        if (map.getType() != Schema.Type.MAP) {
            throw new IllegalArgumentException("features must be a map, got " + map.getType());
        }
        Schema values = map.getValueType();
        List<Schema> branches = values.isUnion() ? values.getTypes() : List.of(values);
        this.union = values.isUnion();
        this.kinds = branches.stream().map(FeatureMap::scalar).toArray(Schema.Type[]::new);
        this.skip = SkipPlan.of(map);
    }

    void skip(AvroCursor in) throws UndecodableRecord {
        skip.skip(in);
    }

    void read(AvroCursor in, FeatureRow row, KeyOrder order) throws UndecodableRecord {
        order.restart();
        for (int items = in.readBlock(); items != 0; items = in.readBlock()) {
            for (int item = 0; item < items; item++) {
                int slot = order.slotOfNext(in);
                Schema.Type kind = union ? kinds[in.readChoice(kinds.length)] : kinds[0];
                if (slot < 0) {
                    skipValue(in, kind);
                } else {
                    readValue(in, kind, row, slot);
                }
            }
        }
    }

    private static void readValue(AvroCursor in, Schema.Type kind, FeatureRow row, int slot)
            throws UndecodableRecord {
        switch (kind) {
            case DOUBLE -> row.number(slot, in.readDouble());
            case LONG -> row.number(slot, in.readLong());
            case STRING -> {
                int length = in.readLength();
                row.text(slot, in.bytes(), in.position(), length);
                in.skip(length);
            }
            case BOOLEAN -> row.truth(slot, in.readBoolean());
            case NULL -> row.missing(slot);
            default -> throw new IllegalStateException("not a scalar: " + kind);
        }
    }

    private static void skipValue(AvroCursor in, Schema.Type kind) throws UndecodableRecord {
        switch (kind) {
            case DOUBLE -> in.skip(Double.BYTES);
            case LONG -> in.readLong();
            case STRING -> in.skip(in.readLength());
            case BOOLEAN -> in.readBoolean();
            case NULL -> {}
            default -> throw new IllegalStateException("not a scalar: " + kind);
        }
    }

    private static Schema.Type scalar(Schema branch) {
        return switch (branch.getType()) {
            case NULL, BOOLEAN, LONG, DOUBLE, STRING -> branch.getType();
            default ->
                    throw new IllegalArgumentException(
                            "a feature must be null, boolean, long, double or string, got "
                                    + branch.getType());
        };
    }
}
