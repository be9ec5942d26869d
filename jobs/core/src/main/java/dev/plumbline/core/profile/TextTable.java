package dev.plumbline.core.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a text among distinct ones by its UTF-8 bytes, without making a String: a hash table with
 * open addressing that takes eight bytes at a time. A text of up to 16 bytes is told by its first
 * and its last eight and its length.
 */
final class TextTable {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Odd, with bits spread evenly: 2^64 divided by the golden ratio, and by √2, √3. */
    private static final long PHI = 0x9E3779B97F4A7C15L;

    private static final long ROOT_TWO = 0xB504F333F9DE6485L;
    private static final long ROOT_THREE = 0x93CD3A2C8198E269L;

    /** Per slot the index of its text and one more; 0 where the slot is free. */
    private final int[] slots;

    /** The highest bits of a hash are its slot. */
    private final int shift;

    private final byte[][] texts;

    /** Per text its first word, its last word and its length. */
    private final long[] keys;

    TextTable(List<String> distinct) {
        this.texts =
                distinct.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        this.keys = new long[3 * texts.length];
        // at most half full, so that a probe is short
        this.slots = new int[Integer.highestOneBit(Math.max(4, 4 * texts.length - 1))];
        this.shift = 1 + Integer.numberOfLeadingZeros(slots.length) + 32;
        for (int index = 0; index < texts.length; index++) {
            insert(index);
        }
    }

    private void insert(int index) {
        byte[] text = texts[index];
        long first = word(text, 0, text.length);
        long last = word(text, Math.max(0, text.length - 8), text.length);
        int slot = slot(first, last, text, 0, text.length);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = index + 1;
        keys[3 * index] = first;
        keys[3 * index + 1] = last;
        keys[3 * index + 2] = text.length;
    }

    /** Returns the position of the text spelled by these bytes, or -1 if it is none of them. */
    int indexOf(byte[] bytes, int from, int length) {
        long first = word(bytes, from, length);
        long last = word(bytes, from + Math.max(0, length - 8), length);
        int slot = slot(first, last, bytes, from, length);
        for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
            int key = 3 * (entry - 1);
            if (keys[key] == first
                    && keys[key + 1] == last
                    && keys[key + 2] == length
                    && (length <= 16 || isSpelled(texts[entry - 1], bytes, from, length))) {
                return entry - 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    /** Returns how many slots lie one after the other without a free one, at most. */
    int longestProbe() {
        int longest = 0;
        int current = 0;
        for (int slot : slots) {
            current = slot == 0 ? 0 : current + 1;
            longest = Math.max(longest, current);
        }
        return longest;
    }

    private static boolean isSpelled(byte[] text, byte[] bytes, int from, int length) {
        return Arrays.equals(text, 0, length, bytes, from, from + length);
    }

    private int slot(long first, long last, byte[] bytes, int from, int length) {
        long hash = (first ^ length) * PHI ^ last * ROOT_TWO;
        for (int at = 8; at < length - 8; at += 8) {
            hash = (hash ^ hash >>> 32 ^ (long) WORD.get(bytes, from + at)) * PHI;
        }
        // a product's high bits alone know all bits of its factors
        return (int) ((hash ^ hash >>> 32) * ROOT_THREE >>> shift);
    }

    /** Returns eight bytes, the first lowest; what the text is shorter is zero. */
    private static long word(byte[] bytes, int at, int length) {
        if (length > 0 && at <= bytes.length - 8) {
            // what follows a short text in its array is not of it
            return (long) WORD.get(bytes, at) & -1L >>> 64 - 8 * Math.min(length, 8);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | bytes[at + i] & 0xFF;
        }
        return word;
    }
}
