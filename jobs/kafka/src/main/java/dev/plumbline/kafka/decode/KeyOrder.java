package dev.plumbline.kafka.decode;

import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.UndecodableRecord;
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
    private EncodedKey[] keys;
    private int[] followers;
    private int last;

    KeyOrder(ProfileLayout layout) {
        this.layout = layout;
        this.start = layout.size();
        this.keys = new EncodedKey[start + 1];
        this.followers = new int[start + 1];
        for (int slot = 0; slot < start; slot++) {
            keys[slot] = EncodedKey.of(layout.name(slot));
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

    /** Reads the next key and returns its slot, or -1 if the layout does not have it. */
    int slotOfNext(AvroCursor in) throws UndecodableRecord {
        int guess = followers[last];
        if (guess == NOTHING) {
            return search(in);
        }
        if (keys[guess].isNext(in)) {
            return reached(guess);
        }
        // perhaps this record leaves out the key that was expected
        int second = followers[guess];
        if (second != NOTHING && keys[second].isNext(in)) {
            return reached(second);
        }
        return search(in);
    }

    private int reached(int key) {
        last = key;
        return key < start ? key : NOTHING;
    }

    private int search(AvroCursor in) throws UndecodableRecord {
        int length = in.readLength();
        String name = new String(in.bytes(), in.position(), length, StandardCharsets.UTF_8);
        in.skip(length);
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
        if (foreign.size() == FOREIGN_KEYS) {
            return NOTHING;
        }
        int key = keys.length;
        keys = Arrays.copyOf(keys, key + 1);
        keys[key] = EncodedKey.of(name);
        followers = Arrays.copyOf(followers, key + 1);
        followers[key] = NOTHING;
        foreign.put(name, key);
        return key;
    }
}
