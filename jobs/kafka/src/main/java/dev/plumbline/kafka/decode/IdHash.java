package dev.plumbline.kafka.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Names an id by 128 bits, so that state holds 16 bytes however long ids are. Among 1e9 ids two
 * share a name with a probability below 1e-20. Not thread-safe.
 *
 * @see <a href="https://github.com/aappleby/smhasher">MurmurHash3_x64_128</a>, seed 0
 */
public final class IdHash {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long high;
    private long low;

    /** Hashes an id; the result is read by {@link #high()} and {@link #low()}. */
    public void of(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        of(utf8, 0, utf8.length);
    }

    /** Hashes an id given as its UTF-8 bytes. */
    public void of(byte[] bytes, int from, int length) {
        long h1 = 0;
        long h2 = 0;
        int at = from;
        int tail = from + (length & ~15);
        for (; at < tail; at += 16) {
            h1 ^= mixFirst((long) LONG.get(bytes, at));
            h1 = Long.rotateLeft(h1, 27) + h2;
            h1 = h1 * 5 + 0x52dce729L;
            h2 ^= mixSecond((long) LONG.get(bytes, at + 8));
            h2 = Long.rotateLeft(h2, 31) + h1;
            h2 = h2 * 5 + 0x38495ab5L;
        }
        int rest = length & 15;
        h2 ^= mixSecond(partial(bytes, tail + 8, rest - 8));
        h1 ^= mixFirst(partial(bytes, tail, Math.min(rest, 8)));
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        high = h1 + h2;
        low = h2 + high;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    private static long partial(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | (bytes[from + i] & 0xff);
        }
        return value;
    }

    private static long mixFirst(long block) {
        return Long.rotateLeft(block * C1, 31) * C2;
    }

    private static long mixSecond(long block) {
        return Long.rotateLeft(block * C2, 33) * C1;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
