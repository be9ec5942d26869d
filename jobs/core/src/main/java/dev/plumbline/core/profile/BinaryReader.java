package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link BinaryWriter} wrote. */
public final class BinaryReader {
    private final byte[] bytes;
    private int position;

    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int readByte() {
        return bytes[position++] & 0xFF;
    }

    public long readVarLong() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
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
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[position++] & 0xFF;
        }
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
