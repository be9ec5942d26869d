package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.ErrorClass;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads Avro's binary encoding straight from an array, without allocation. Every read checks that
 * the bytes are there, so hostile lengths end in {@link UndecodableRecord} and nothing else. Not
 * thread-safe.
 */
public final class AvroCursor {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int at;

    /** Starts over at an index of another array. */
    public void reset(byte[] array, int from) {
        bytes = array;
        at = from;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int position() {
        return at;
    }

    /** Goes back to, or on to, a position that was read before. */
    public void position(int index) {
        at = index;
    }

    public int remaining() {
        return bytes.length - at;
    }

    public boolean readBoolean() throws UndecodableRecord {
        int value = readByte();
        if (value > 1 || value < 0) {
            throw invalid("a boolean must be 0 or 1", value);
        }
        return value == 1;
    }

    public long readLong() throws UndecodableRecord {
        int first = readByte();
        if (first >= 0) {
            return (first >>> 1) ^ -(first & 1);
        }
        long raw = first & 0x7f;
        for (int shift = 7; shift < 70; shift += 7) {
            int next = readByte();
            if (shift == 63 && (next & 0xfe) != 0) {
                break;
            }
            raw |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UndecodableRecord(
                ErrorClass.INVALID_VALUE,
                "a whole number must end within 64 bits, it did not before byte " + at);
    }

    public int readInt() throws UndecodableRecord {
        long value = readLong();
        if (value != (int) value) {
            throw invalid("an int must fit in 32 bits", value);
        }
        return (int) value;
    }

    public double readDouble() throws UndecodableRecord {
        require(Double.BYTES);
        double value = (double) DOUBLE.get(bytes, at);
        at += Double.BYTES;
        return value;
    }

    /** Reads the length of a text; its bytes begin at {@link #position()} and are all there. */
    public int readLength() throws UndecodableRecord {
        long length = readLong();
        if (length < 0) {
            throw invalid("a length must not be negative", length);
        }
        if (length > remaining()) {
            throw truncated(length);
        }
        return (int) length;
    }

    /** Reads which of several symbols or union branches follows. */
    public int readChoice(int choices) throws UndecodableRecord {
        long choice = readLong();
        if (choice < 0 || choice >= choices) {
            throw invalid("a choice must be from 0 to " + (choices - 1), choice);
        }
        return (int) choice;
    }

    /** Reads how many items the next block of an array or a map has; 0 ends it. */
    public int readBlock() throws UndecodableRecord {
        long items = readLong();
        if (items < 0) {
            // a negative count announces the block's size in bytes, which serves skipping only
            readLength();
            items = -items;
        }
        // every item of a known schema takes a byte at least
        if (items < 0 || items > remaining()) {
            throw truncated(items);
        }
        return (int) items;
    }

    public void skip(int length) throws UndecodableRecord {
        require(length);
        at += length;
    }

    public void requireEnd() throws UndecodableRecord {
        if (at != bytes.length) {
            throw new UndecodableRecord(
                    ErrorClass.TRAILING_BYTES,
                    "a record must end with its last field, got %d more bytes"
                            .formatted(remaining()));
        }
    }

    private int readByte() throws UndecodableRecord {
        if (at >= bytes.length) {
            throw truncated(1);
        }
        return bytes[at++];
    }

    private void require(int length) throws UndecodableRecord {
        if (length > bytes.length - at) {
            throw truncated(length);
        }
    }

    private UndecodableRecord truncated(long wanted) {
        return new UndecodableRecord(
                ErrorClass.TRUNCATED,
                "at byte %d another %s must follow, got %d"
                        .formatted(at, Long.toUnsignedString(wanted), remaining()));
    }

    private UndecodableRecord invalid(String rule, long got) {
        return new UndecodableRecord(
                ErrorClass.INVALID_VALUE, "%s, got %d before byte %d".formatted(rule, got, at));
    }
}
