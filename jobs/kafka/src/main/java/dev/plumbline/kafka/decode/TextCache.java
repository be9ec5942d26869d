package dev.plumbline.kafka.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns the bytes of texts that recur, such as model names, into Strings without making them anew.
 * Holds 256 texts at most; one that is pushed out is made again. Not thread-safe.
 */
final class TextCache {
    private static final int SLOTS = 256;
    private static final Entry NONE = new Entry(null, null);

    private final Entry[] entries = new Entry[SLOTS];
    private Entry last = NONE;

    String get(byte[] bytes, int from, int length) {
        if (!last.holds(bytes, from, length)) {
            last = find(bytes, from, length);
        }
        return last.text();
    }

    private Entry find(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Entry entry = entries[slot];
        if (entry == null || !entry.holds(bytes, from, length)) {
            entry =
                    new Entry(
                            Arrays.copyOfRange(bytes, from, from + length),
                            new String(bytes, from, length, StandardCharsets.UTF_8));
            entries[slot] = entry;
        }
        return entry;
    }

    private record Entry(byte[] utf8, String text) {
        boolean holds(byte[] bytes, int from, int length) {
            return utf8 != null && Arrays.equals(utf8, 0, utf8.length, bytes, from, from + length);
        }
    }
}
