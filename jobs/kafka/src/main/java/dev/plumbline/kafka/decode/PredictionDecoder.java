package dev.plumbline.kafka.decode;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.decode.RecordPlan.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/**
 * Reads predictions for the monitoring job, where every nanosecond is paid a million times a
 * second: straight from the bytes into the slots of a row, by a plan made once per writer schema,
 * with no allocation per record. Non-finite numbers are passed on as they are. Not thread-safe.
 */
public final class PredictionDecoder {
    private final RowLookup rows;
    private final AvroCursor cursor = new AvroCursor();
    private final IdHash hash = new IdHash();
    private final TextCache models = new TextCache();
    private final TextCache versions = new TextCache();
    private final TextCache classes = new TextCache();
    private final TextCache keys = new TextCache();
    private final DecodedPrediction decoded = new DecodedPrediction();
    private final PlannedRecords<DecodedPrediction> records;
    private final Map<ProfileLayout, KeyOrder> orders = new NewestOrders();
    private KeyOrder lastOrder;
    private FeatureMap waiting;
    private int waitingAt;

    public PredictionDecoder(RowLookup rows) {
        this.rows = rows;
        this.records = new PlannedRecords<>("Prediction", this::plan);
    }

    /**
     * Reads one prediction. Nothing is returned before the record is read to its last byte, so a
     * malformed one leaves no trace.
     *
     * @return a view that the next call overwrites, as it does the row that it holds
     */
    public DecodedPrediction decode(byte[] value) throws UndecodableRecord {
        decoded.clear();
        waiting = null;
        records.read(value, cursor, decoded);
        if (waiting != null) {
            cursor.position(waitingAt);
            readFeatures(waiting, cursor, decoded);
        }
        return decoded;
    }

    private RecordPlan<DecodedPrediction> plan(Schema writer) {
        Map<String, Function<Schema, Step<DecodedPrediction>>> readers = new HashMap<>();
        readers.put("predictionId", schema -> RecordPlan.required(schema, Type.STRING, this::id));
        readers.put("model", schema -> RecordPlan.required(schema, Type.STRING, this::model));
        readers.put(
                "modelVersion", schema -> RecordPlan.required(schema, Type.STRING, this::version));
        readers.put("role", PredictionDecoder::role);
        readers.put(
                "eventTime",
                schema ->
                        RecordPlan.required(
                                schema,
                                Type.LONG,
                                (in, into) -> into.eventTimeMillis = in.readLong()));
        readers.put("output", this::output);
        boolean ordered = standsLast("features", writer);
        readers.put("features", schema -> features(new FeatureMap(schema), ordered));
        return RecordPlan.of(writer, readers);
    }

    private Step<DecodedPrediction> output(Schema schema) {
        Map<String, Function<Schema, Step<DecodedPrediction>>> readers = new HashMap<>();
        readers.put(
                "value",
                field ->
                        RecordPlan.nullable(
                                field, Type.DOUBLE, (in, into) -> into.value = in.readDouble()));
        readers.put(
                "score",
                field ->
                        RecordPlan.nullable(
                                field,
                                Type.DOUBLE,
                                (in, into) -> {
                                    into.score = in.readDouble();
                                    into.scored = true;
                                }));
        readers.put(
                "predictedClass",
                field -> RecordPlan.nullable(field, Type.STRING, this::predictedClass));
        readers.put(
                "classScores",
                field -> numbers(field, (in, into) -> into.classScores.read(in, keys)));
        readers.put(
                "quantiles", field -> numbers(field, (in, into) -> into.quantiles.read(in, keys)));
        RecordPlan<DecodedPrediction> plan = RecordPlan.of(RecordPlan.notNull(schema), readers);
        return RecordPlan.nullable(schema, Type.RECORD, plan::read);
    }

    private static Step<DecodedPrediction> numbers(Schema field, Step<DecodedPrediction> present) {
        Schema map = RecordPlan.notNull(field);
        if (map.getType() != Type.MAP || map.getValueType().getType() != Type.DOUBLE) {
            throw new IllegalArgumentException(
                    "a field must be a map of double, or null or that, got " + field);
        }
        return RecordPlan.nullable(field, Type.MAP, present);
    }

    private Step<DecodedPrediction> features(FeatureMap features, boolean ordered) {
        if (ordered) {
            return (in, into) -> readFeatures(features, in, into);
        }
        // model and version are not known yet: come back when they are
        return (in, into) -> {
            waiting = features;
            waitingAt = in.position();
            features.skip(in);
        };
    }

    private static boolean standsLast(String name, Schema writer) {
        List<Schema.Field> fields = writer.getFields();
        return fields.get(fields.size() - 1).name().equals(name);
    }

    private void readFeatures(FeatureMap features, AvroCursor in, DecodedPrediction into)
            throws UndecodableRecord {
        FeatureRow row = rows.rowFor(into.model, into.version, into.role, into.eventTimeMillis);
        if (row == null) {
            features.skip(in);
            return;
        }
        row.clear();
        features.read(in, row, orderOf(row.layout()));
        into.row = row;
    }

    private KeyOrder orderOf(ProfileLayout layout) {
        if (lastOrder == null || lastOrder.layout() != layout) {
            lastOrder = orders.computeIfAbsent(layout, KeyOrder::new);
        }
        return lastOrder;
    }

    private void id(AvroCursor in, DecodedPrediction into) throws UndecodableRecord {
        int length = in.readLength();
        hash.of(in.bytes(), in.position(), length);
        into.idHigh = hash.high();
        into.idLow = hash.low();
        in.skip(length);
    }

    private void model(AvroCursor in, DecodedPrediction into) throws UndecodableRecord {
        into.model = text(in, models);
    }

    private void version(AvroCursor in, DecodedPrediction into) throws UndecodableRecord {
        into.version = text(in, versions);
    }

    private void predictedClass(AvroCursor in, DecodedPrediction into) throws UndecodableRecord {
        into.predictedClass = text(in, classes);
    }

    private static String text(AvroCursor in, TextCache cache) throws UndecodableRecord {
        int length = in.readLength();
        String text = cache.get(in.bytes(), in.position(), length);
        in.skip(length);
        return text;
    }

    private static Step<DecodedPrediction> role(Schema schema) {
        Role[] roles =
                RecordPlan.notNull(schema).getEnumSymbols().stream()
                        .map(Role::valueOf)
                        .toArray(Role[]::new);
        return RecordPlan.nullable(
                schema, Type.ENUM, (in, into) -> into.role = roles[in.readChoice(roles.length)]);
    }

    /** Forgets the layouts that were not met for longest, such as those of retired versions. */
    private static final class NewestOrders extends LinkedHashMap<ProfileLayout, KeyOrder> {
        private static final int LAYOUTS = 256;

        NewestOrders() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProfileLayout, KeyOrder> eldest) {
            return size() > LAYOUTS;
        }
    }
}
