package dev.plumbline.kafka.decode;

import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.decode.RecordPlan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/** Reads labels for the monitoring job, by a plan made once per writer schema. Not thread-safe. */
public final class LabelDecoder {
    private final AvroCursor cursor = new AvroCursor();
    private final IdHash hash = new IdHash();
    private final TextCache texts = new TextCache();
    private final DecodedLabel decoded = new DecodedLabel();
    private final PlannedRecords<DecodedLabel> records = new PlannedRecords<>("Label", this::plan);

    /**
     * Reads one label to its last byte.
     *
     * @return a view that the next call overwrites
     */
    public DecodedLabel decode(byte[] value) throws UndecodableRecord {
        records.read(value, cursor, decoded);
        return decoded;
    }

    private RecordPlan<DecodedLabel> plan(Schema writer) {
        Map<String, Function<Schema, Step<DecodedLabel>>> readers = new HashMap<>();
        readers.put("predictionId", schema -> RecordPlan.required(schema, Type.STRING, this::id));
        readers.put(
                "eventTime",
                schema ->
                        RecordPlan.required(
                                schema,
                                Type.LONG,
                                (in, into) -> into.eventTimeMillis = in.readLong()));
        readers.put("label", this::label);
        return RecordPlan.of(writer, readers);
    }

    private void id(AvroCursor in, DecodedLabel into) throws UndecodableRecord {
        int length = in.readLength();
        hash.of(in.bytes(), in.position(), length);
        into.idHigh = hash.high();
        into.idLow = hash.low();
        in.skip(length);
    }

    private Step<DecodedLabel> label(Schema schema) {
        List<Step<DecodedLabel>> branches =
                (schema.isUnion() ? schema.getTypes() : List.of(schema))
                        .stream().map(this::scalar).toList();
        if (!schema.isUnion()) {
            return branches.get(0);
        }
        return (in, into) -> branches.get(in.readChoice(branches.size())).read(in, into);
    }

    private Step<DecodedLabel> scalar(Schema branch) {
        return switch (branch.getType()) {
            case BOOLEAN -> LabelDecoder::truth;
            case LONG -> LabelDecoder::whole;
            case DOUBLE -> LabelDecoder::real;
            case STRING -> this::text;
            default ->
                    throw new IllegalArgumentException(
                            "a label must be boolean, long, double or string, got "
                                    + branch.getType());
        };
    }

    private static void truth(AvroCursor in, DecodedLabel into) throws UndecodableRecord {
        boolean value = in.readBoolean();
        into.set(DecodedLabel.Kind.TEXT, 0, value ? 1 : 0, Boolean.toString(value));
    }

    private static void whole(AvroCursor in, DecodedLabel into) throws UndecodableRecord {
        long value = in.readLong();
        into.set(DecodedLabel.Kind.WHOLE, value, value, null);
    }

    private static void real(AvroCursor in, DecodedLabel into) throws UndecodableRecord {
        into.set(DecodedLabel.Kind.REAL, 0, in.readDouble(), null);
    }

    private void text(AvroCursor in, DecodedLabel into) throws UndecodableRecord {
        int length = in.readLength();
        String text = texts.get(in.bytes(), in.position(), length);
        into.set(DecodedLabel.Kind.TEXT, 0, Double.NaN, text);
        in.skip(length);
    }
}
