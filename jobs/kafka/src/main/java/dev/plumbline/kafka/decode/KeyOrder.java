package dev.plumbline.kafka.decode;

import dev.plumbline.core.profile.ProfileLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the slot of each key of a map by predicting it: producers write keys in the same order
 * again and again, so the key that followed last time is compared first, and a String is made only
 * for a surprise. Keys that the layout does not have are predicted alike. Not thread-safe.
 */
final class KeyOrder {
    /** Bounds what foreign keys can occupy; further ones are looked up each time. */
    private static final int FOREIGN_KEYS = 1024;

    private static final int NOTHING = -1;

    private final ProfileLayout layout;
    private final int start;
    private final Map<String, Integer> foreign = new HashMap<>();
    private int[] followers;
    private byte[][] foreignKeys = {};
    private int last;

    KeyOrder(ProfileLayout layout) {
        this.layout = layout;
        this.start = layout.size();
        this.followers = new int[start + 1];
        for (int slot = 0; slot < start; slot++) {
            followers[slot] = slot + 1 < start ? slot + 1 : NOTHING;
        }
        followers[start] = start > 0 ? 0 : NOTHING;
    }

    ProfileLayout layout() {
        return layout;
    }

    /** Begins the keys of another record. */
    void restart() {
        last = start;
    }

    /** Returns the slot of the next key, or -1 if the layout does not have it. */
    int slotOf(byte[] bytes, int from, int length) {
        int guess = followers[last];
        if (guess == NOTHING) {
            return search(bytes, from, length);
        }
        if (isNamed(guess, bytes, from, length)) {
            return reached(guess);
        }
        // perhaps this record leaves out the key that was expected
        int second = followers[guess];
        if (second != NOTHING && isNamed(second, bytes, from, length)) {
            return reached(second);
        }
        return search(bytes, from, length);
    }

    private boolean isNamed(int key, byte[] bytes, int from, int length) {
        if (key < start) {
            return layout.isNamed(key, bytes, from, length);
        }
        byte[] name = foreignKeys[key - start - 1];
        return Arrays.equals(name, 0, name.length, bytes, from, from + length);
    }

    private int reached(int key) {
        last = key;
        return key < start ? key : NOTHING;
    }

    private int search(byte[] bytes, int from, int length) {
        String name = new String(bytes, from, length, StandardCharsets.UTF_8);
        int slot = layout.slotOf(name);
        int key = slot >= 0 ? slot : foreignKey(name);
        if (key == NOTHING) {
            return NOTHING;
        }
        followers[last] = key;
        return reached(key);
    }

    private int foreignKey(String name) {
        Integer known = foreign.get(name);
        if (known != null) {
            return known;
        }
        int count = foreignKeys.length;
        if (count == FOREIGN_KEYS) {
            return NOTHING;
        }
        int key = start + 1 + count;
        foreignKeys = Arrays.copyOf(foreignKeys, count + 1);
        foreignKeys[count] = name.getBytes(StandardCharsets.UTF_8);
        followers = Arrays.copyOf(followers, key + 1);
        followers[key] = NOTHING;
        foreign.put(name, key);
        return key;
    }
}
