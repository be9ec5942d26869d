package dev.plumbline.kafka.decode;

import dev.plumbline.kafka.codec.AvroCursor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A map's key as Avro writes it, length and all, so that one comparison finds whether it comes
 * next.
 */
final class EncodedKey {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int WORD = Long.BYTES;

    private final byte[] encoded;

    private EncodedKey(byte[] encoded) {
        this.encoded = encoded;
    }

    static EncodedKey of(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[utf8.length + 5];
        int at = 0;
        int length = utf8.length << 1;
        for (; length > 0x7f; length >>>= 7) {
            encoded[at++] = (byte) (length | 0x80);
        }
        encoded[at++] = (byte) length;
        System.arraycopy(utf8, 0, encoded, at, utf8.length);
        return new EncodedKey(Arrays.copyOf(encoded, at + utf8.length));
    }

    /** Whether this key comes next; if so, it is read. */
    boolean isNext(AvroCursor in) {
        int length = encoded.length;
        if (length > in.remaining() || !equals(in.bytes(), in.position())) {
            return false;
        }
        in.position(in.position() + length);
        return true;
    }

    private boolean equals(byte[] bytes, int from) {
        int length = encoded.length;
        if (length < WORD) {
            for (int i = 0; i < length; i++) {
                if (encoded[i] != bytes[from + i]) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i + WORD < length; i += WORD) {
            if ((long) LONG.get(encoded, i) != (long) LONG.get(bytes, from + i)) {
                return false;
            }
        }
        // the last word may overlap the one before, which is cheaper than single bytes
        int tail = length - WORD;
        return (long) LONG.get(encoded, tail) == (long) LONG.get(bytes, from + tail);
    }
}
