package dev.plumbline.kafka.codec;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Steps over one value of a schema and checks on the way that it is well formed. Planned once per
 * schema.
 */
public sealed interface SkipPlan {
    void skip(AvroCursor in) throws UndecodableRecord;

    /**
     * Plans for a schema.
     *
     * @throws IllegalArgumentException if the schema contains itself; no known one does
     */
    static SkipPlan of(Schema schema) {
        return of(schema, List.of());
    }

    private static SkipPlan of(Schema schema, List<String> around) {
        return switch (schema.getType()) {
            case NULL -> new Bytes(0);
            case BOOLEAN -> new Truth();
            case INT -> new Whole(true);
            case LONG -> new Whole(false);
            case FLOAT -> new Bytes(Float.BYTES);
            case DOUBLE -> new Bytes(Double.BYTES);
            case FIXED -> new Bytes(schema.getFixedSize());
            case BYTES, STRING -> new Text();
            case ENUM -> new Symbol(schema.getEnumSymbols().size());
            case ARRAY -> new Items(List.of(of(schema.getElementType(), around)));
            case MAP -> new Items(List.of(new Text(), of(schema.getValueType(), around)));
            case UNION ->
                    new Union(
                            schema.getTypes().stream()
                                    .map(branch -> of(branch, around))
                                    .toArray(SkipPlan[]::new));
            case RECORD -> ofRecord(schema, around);
        };
    }

    private static SkipPlan ofRecord(Schema schema, List<String> around) {
        if (around.contains(schema.getFullName())) {
            throw new IllegalArgumentException(
                    "a schema must not contain itself, %s does".formatted(schema.getFullName()));
        }
        List<String> within = new ArrayList<>(around);
        within.add(schema.getFullName());
        return new Fields(
                schema.getFields().stream()
                        .map(field -> of(field.schema(), within))
                        .toArray(SkipPlan[]::new));
    }

    /** A known number of bytes. */
    record Bytes(int length) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            in.skip(length);
        }
    }

    /** A boolean. */
    record Truth() implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            in.readBoolean();
        }
    }

    /** An int or a long. */
    record Whole(boolean narrow) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            if (narrow) {
                in.readInt();
            } else {
                in.readLong();
            }
        }
    }

    /** A text or bytes, after their length. */
    record Text() implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            in.skip(in.readLength());
        }
    }

    /** A symbol of an enum. */
    record Symbol(int symbols) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            in.readChoice(symbols);
        }
    }

    /** One of several branches. */
    record Union(SkipPlan[] branches) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            branches[in.readChoice(branches.length)].skip(in);
        }
    }

    /** Blocks of items, each of the given parts. */
    record Items(List<SkipPlan> parts) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            for (int items = in.readBlock(); items != 0; items = in.readBlock()) {
                for (int item = 0; item < items; item++) {
                    for (int part = 0; part < parts.size(); part++) {
                        parts.get(part).skip(in);
                    }
                }
            }
        }
    }

    /** The fields of a record, in order. */
    record Fields(SkipPlan[] fields) implements SkipPlan {
        @Override
        public void skip(AvroCursor in) throws UndecodableRecord {
            for (SkipPlan field : fields) {
                field.skip(in);
            }
        }
    }
}
