package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.schema.AlertEpisode;
import dev.plumbline.schema.Baseline;
import dev.plumbline.schema.DeadLetter;
import dev.plumbline.schema.Deployment;
import dev.plumbline.schema.Feature;
import dev.plumbline.schema.Label;
import dev.plumbline.schema.Monitor;
import dev.plumbline.schema.Prediction;
import dev.plumbline.schema.Progress;
import dev.plumbline.schema.RetrainingTrigger;
import dev.plumbline.schema.WindowReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Knows the schemas of all released versions by their CRC-64-AVRO fingerprint. */
public final class SchemaStore {
    private static final SchemaStore RELEASED =
            new SchemaStore(
                    List.of(
                            AlertEpisode.getClassSchema(),
                            Baseline.getClassSchema(),
                            DeadLetter.getClassSchema(),
                            Deployment.getClassSchema(),
                            Feature.getClassSchema(),
                            Label.getClassSchema(),
                            Monitor.getClassSchema(),
                            Prediction.getClassSchema(),
                            Progress.getClassSchema(),
                            RetrainingTrigger.getClassSchema(),
                            WindowReport.getClassSchema()));

    private final Map<Long, Schema> schemas;

    /** Makes a store of these schemas, of which several may be versions of one record. */
    public SchemaStore(List<Schema> schemas) {
        Map<Long, Schema> byFingerprint = new HashMap<>();
        schemas.forEach(
                schema ->
                        byFingerprint.put(
                                SchemaNormalization.parsingFingerprint64(schema), schema));
        this.schemas = Map.copyOf(byFingerprint);
    }

    /** All that this release can read. */
    public static SchemaStore released() {
        return RELEASED;
    }

    /**
     * Says why a record of an unexpected schema cannot be read.
     *
     * @param recordName name of the expected record without its namespace, such as {@code Label}
     */
    public UndecodableRecord unknown(long fingerprint, String recordName) {
        Schema schema = schemas.get(fingerprint);
        String reason =
                schema == null
                        ? "the schema must be a released version of %s, got fingerprint %016x"
                                .formatted(recordName, fingerprint)
                        : "the record must be a %s, got a %s"
                                .formatted(recordName, schema.getName());
        return new UndecodableRecord(ErrorClass.UNKNOWN_SCHEMA, reason);
    }

    /** All versions of a record, by fingerprint. */
    public Map<Long, Schema> versionsOf(String recordName) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().getName().equals(recordName))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
