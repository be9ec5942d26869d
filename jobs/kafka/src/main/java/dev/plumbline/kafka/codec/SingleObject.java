package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.ErrorClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns a generated record into bytes and back. Bytes are walked to their end by a {@link SkipPlan}
 * before Avro sees them, so that no announced length makes it allocate, loop or fail.
 */
final class SingleObject<S extends SpecificRecordBase> {
    private final String name;
    private final byte[] header;
    private final SpecificDatumWriter<S> writer;
    private final Map<Long, Version<S>> versions;

    SingleObject(Schema current) {
        SpecificData model = new ContractData(current);
        this.name = current.getName();
        this.header = WireHeader.of(current);
        this.writer = new SpecificDatumWriter<>(current, model);
        Map<Long, Version<S>> readable = new HashMap<>();
        SchemaStore.known()
                .versionsOf(name)
                .forEach(
                        (fingerprint, written) ->
                                readable.put(
                                        fingerprint,
                                        new Version<>(
                                                SkipPlan.of(written),
                                                new SpecificDatumReader<>(
                                                        written, current, model))));
        this.versions = Map.copyOf(readable);
    }

    byte[] encode(S generated) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(generated, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException failure) {
            // Avro's message may quote a feature's value
            throw new IllegalArgumentException(
                    "a %s must hold only what its schema can say; %s"
                            .formatted(name, failure.getClass().getSimpleName()));
        }
        return out.toByteArray();
    }

    <T> T decode(byte[] value, Function<S, T> toDomain) throws UndecodableRecord {
        long fingerprint = WireHeader.fingerprint(value);
        Version<S> version = versions.get(fingerprint);
        if (version == null) {
            throw SchemaStore.known().unknown(fingerprint, name);
        }
        AvroCursor walk = new AvroCursor();
        walk.reset(value, WireHeader.LENGTH);
        version.plan().skip(walk);
        walk.requireEnd();
        try {
            S generated =
                    version.reader()
                            .read(
                                    null,
                                    DecoderFactory.get()
                                            .binaryDecoder(
                                                    value,
                                                    WireHeader.LENGTH,
                                                    value.length - WireHeader.LENGTH,
                                                    null));
            return toDomain.apply(generated);
        } catch (IOException | RuntimeException failure) {
            throw new UndecodableRecord(
                    ErrorClass.INVALID_VALUE,
                    "a %s must hold values that make sense, got: %s"
                            .formatted(name, explain(failure)),
                    failure);
        }
    }

    /** Reads by Avro's own reader alone, for bytes that are known to be sound. */
    S decodeTrusted(byte[] value) throws IOException, UndecodableRecord {
        return versions.get(WireHeader.fingerprint(value))
                .reader()
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(
                                        value,
                                        WireHeader.LENGTH,
                                        value.length - WireHeader.LENGTH,
                                        null));
    }

    private static String explain(Exception failure) {
        // only our own records' rules explain themselves without quoting values
        return failure instanceof IllegalArgumentException
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }

    private record Version<S>(SkipPlan plan, SpecificDatumReader<S> reader) {}
}
