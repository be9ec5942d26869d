package dev.plumbline.core.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link BinaryWriter} wrote. Reading past the end throws an {@link
 * IndexOutOfBoundsException} that says where the bytes end.
 */
public final class BinaryReader {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    /** Begins to read at the first byte; the array is not copied. */
    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the next byte, from 0 to 255. */
    public int readByte() {
        return nextByte() & 0xFF;
    }

    /**
     * Reads the byte that every kind of state begins with.
     *
     * @param what what was read, for the message
     * @throws IllegalArgumentException if it is not the format
     */
    public void readFormat(String what, int format) {
        int got = readByte();
        if (got != format) {
            throw new IllegalArgumentException(
                    "%s must be of format %d, got %d: written by another release; restore with that one and drain it, or start without the savepoint"
                            .formatted(what, format, got));
        }
    }

    /**
     * Reads the byte that every kind of state begins with, where several formats are known.
     *
     * @param what what was read, for the message
     * @return the format
     * @throws IllegalArgumentException if it is none of the formats
     */
    public int readFormat(String what, int first, int last) {
        int got = readByte();
        if (got < first || got > last) {
            throw new IllegalArgumentException(
                    "%s must be of format %d to %d, got %d: written by another release; restore with that one and drain it, or start without the savepoint"
                            .formatted(what, first, last, got));
        }
        return got;
    }

    /** Reads what {@link BinaryWriter#writeVarLong} wrote, in 1 to 10 bytes. */
    public long readVarLong() {
        byte first = nextByte();
        return first >= 0 ? first : readMore(first & 0x7F);
    }

    private long readMore(long lowest) {
        long value = lowest;
        for (int shift = 7; ; shift += 7) {
            byte next = nextByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** Reads what {@link BinaryWriter#writeSignedLong} wrote. */
    public long readSignedLong() {
        long raw = readVarLong();
        return raw >>> 1 ^ -(raw & 1);
    }

    /** Reads four bytes, the highest first. */
    public int readInt() {
        requireLeft(Integer.BYTES);
        int value = (int) INT.get(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    /** Reads eight bytes, the highest first. */
    public long readLong() {
        requireLeft(Long.BYTES);
        long value = (long) LONG.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /** Reads eight bytes as a double of the very same bits, NaN among them. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** Reads a UTF-8 text behind its length in bytes. */
    public String readText() {
        int length = readLength();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /** Reads bytes behind their number; the array is a copy. */
    public byte[] readBytes() {
        int length = readLength();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    private byte nextByte() {
        if (position >= bytes.length) {
            requireLeft(1);
        }
        return bytes[position++];
    }

    private int readLength() {
        long length = readVarLong();
        requireLeft(length);
        return (int) length;
    }

    private void requireLeft(long needed) {
        if (needed < 0 || needed > bytes.length - position) {
            throw new IndexOutOfBoundsException(
                    "bytes must hold %d more from position %d, got %d in all; they are cut short or of another format"
                            .formatted(needed, position, bytes.length));
        }
    }

    /** Whether every byte was read. */
    public boolean atEnd() {
        return position == bytes.length;
    }
}
