package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.ErrorClass;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The first ten bytes of every value: C3 01, then the CRC-64-AVRO fingerprint of the writer's
 * schema, low byte first. So no registry is needed, and a foreign schema is told apart.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro,
 *     single-object encoding</a>
 */
public final class WireHeader {
    /** Where the record's body begins. */
    public static final int LENGTH = 10;

    private static final byte FIRST = (byte) 0xC3;
    private static final byte SECOND = 0x01;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private WireHeader() {}

    /** Returns the fingerprint of the schema that a value was written with. */
    public static long fingerprint(byte[] value) throws UndecodableRecord {
        if (value == null || value.length == 0) {
            throw new UndecodableRecord(ErrorClass.EMPTY, "a record must have a value, got none");
        }
        if (value[0] != FIRST || (value.length > 1 && value[1] != SECOND)) {
            throw new UndecodableRecord(
                    ErrorClass.UNKNOWN_FORMAT,
                    "a value must begin with C3 01 (Avro single-object encoding); these %d bytes do not"
                            .formatted(value.length));
        }
        if (value.length < LENGTH) {
            throw new UndecodableRecord(
                    ErrorClass.TRUNCATED,
                    "a value must begin with a header of %d bytes, got %d"
                            .formatted(LENGTH, value.length));
        }
        return (long) LONG.get(value, 2);
    }

    static byte[] of(Schema writer) {
        byte[] header = new byte[LENGTH];
        header[0] = FIRST;
        header[1] = SECOND;
        LONG.set(header, 2, SchemaNormalization.parsingFingerprint64(writer));
        return header;
    }
}
