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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Knows the schemas of all records by their CRC-64-AVRO fingerprint: those of today, and every
 * earlier form that a producer or another job may still write.
 */
public final class SchemaStore {
    /** Beside the generated classes: the earlier forms, and their names in {@value #INDEX}. */
    private static final String EARLIER = "earlier/";

    private static final String INDEX = "index.txt";

    private static final List<Schema> CURRENT =
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
                    WindowReport.getClassSchema());

    private static final SchemaStore KNOWN =
            new SchemaStore(Stream.concat(CURRENT.stream(), earlier().stream()).toList());

    private final Map<Long, Schema> schemas;

    /** Makes a store of these schemas, of which several may be forms of one record. */
    public SchemaStore(List<Schema> schemas) {
        Map<Long, Schema> byFingerprint = new HashMap<>();
        schemas.forEach(
                schema ->
                        byFingerprint.put(
                                SchemaNormalization.parsingFingerprint64(schema), schema));
        this.schemas = Map.copyOf(byFingerprint);
    }

    /** All that can be read. */
    public static SchemaStore known() {
        return KNOWN;
    }

    private static List<Schema> earlier() {
        return text(INDEX).lines().map(name -> parsed(text(name + ".avsc"))).toList();
    }

    private static Schema parsed(String json) {
        return new Schema.Parser().parse(json);
    }

    private static String text(String file) {
        try (InputStream in = Prediction.class.getResourceAsStream(EARLIER + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the earlier form %s must be packaged with the schemas".formatted(file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
                        ? "the schema must be a known form of %s, got fingerprint %016x"
                                .formatted(recordName, fingerprint)
                        : "the record must be a %s, got a %s"
                                .formatted(recordName, schema.getName());
        return new UndecodableRecord(ErrorClass.UNKNOWN_SCHEMA, reason);
    }

    /** All forms of a record, by fingerprint. */
    public Map<Long, Schema> versionsOf(String recordName) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().getName().equals(recordName))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
