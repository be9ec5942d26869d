package dev.plumbline.core.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link BinaryWriter} wrote. Reading past the end throws an {@link
 * IndexOutOfBoundsException}.
 */
public final class BinaryReader {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int readByte() {
        return bytes[position++] & 0xFF;
    }

    public long readVarLong() {
        byte first = bytes[position++];
        return first >= 0 ? first : readMore(first & 0x7F);
    }

    private long readMore(long lowest) {
        long value = lowest;
        for (int shift = 7; ; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    public long readSignedLong() {
        long raw = readVarLong();
        return raw >>> 1 ^ -(raw & 1);
    }

    public long readLong() {
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    public String readText() {
        int length = (int) readVarLong();
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    public byte[] readBytes() {
        int length = (int) readVarLong();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    public boolean atEnd() {
        return position == bytes.length;
    }
}
