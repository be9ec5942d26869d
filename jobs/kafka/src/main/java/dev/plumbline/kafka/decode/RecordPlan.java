package dev.plumbline.kafka.decode;

import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.SkipPlan;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * What to do with each field of a record, in the order in which one writer schema has them. Fields
 * that nobody asked for are stepped over.
 *
 * @param <V> where the fields go
 */
final class RecordPlan<V> {
    private final List<Step<V>> steps;

    private RecordPlan(List<Step<V>> steps) {
        this.steps = steps;
    }

    /** Plans for a writer schema, given how to read the fields that matter, by name. */
    static <V> RecordPlan<V> of(Schema writer, Map<String, Function<Schema, Step<V>>> readers) {
        return new RecordPlan<>(
                writer.getFields().stream()
                        .map(field -> stepOf(field, readers.get(field.name())))
                        .toList());
    }

    void read(AvroCursor in, V into) throws UndecodableRecord {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).read(in, into);
        }
    }

    private static <V> Step<V> stepOf(Schema.Field field, Function<Schema, Step<V>> reader) {
        if (reader != null) {
            return reader.apply(field.schema());
        }
        SkipPlan skip = SkipPlan.of(field.schema());
        return (in, into) -> skip.skip(in);
    }

    /** Reads a field that every writer has as one type. */
    static <V> Step<V> required(Schema schema, Schema.Type type, Step<V> present) {
        if (schema.getType() != type) {
            throw new IllegalArgumentException(
                    "a field must be %s, got %s".formatted(type, schema));
        }
        return present;
    }

    /** Reads a field that one writer has as a type and another as that type or null. */
    static <V> Step<V> nullable(Schema schema, Schema.Type type, Step<V> present) {
        if (schema.getType() == type) {
            return present;
        }
        List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of();
        boolean fits =
                branches.size() == 2
                        && branches.stream().anyMatch(branch -> branch.getType() == type)
                        && branches.stream()
                                .anyMatch(branch -> branch.getType() == Schema.Type.NULL);
        if (!fits) {
            throw new IllegalArgumentException(
                    "a field must be %s, or null or that, got %s".formatted(type, schema));
        }
        int value = branches.get(0).getType() == type ? 0 : 1;
        return (in, into) -> {
            if (in.readChoice(2) == value) {
                present.read(in, into);
            }
        };
    }

    /** Returns what a nullable schema is when it is not null. */
    static Schema notNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    /** Reads one field. */
    @FunctionalInterface
    interface Step<V> {
        void read(AvroCursor in, V into) throws UndecodableRecord;
    }
}
