package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which feature or output stands in which slot of a {@link FeatureRow} and of a {@link
 * ModelProfile}. Features come first, in the baseline's order, then the outputs.
 */
public final class ProfileLayout {
    private final List<String> names;
    private final List<Bins> bins;
    private final List<Companion> companions;
    private final byte[][] utf8;
    private final Map<String, Integer> slots;

    /**
     * Makes a layout.
     *
     * @param bins bins by name of feature or output, in slot order
     */
    public ProfileLayout(LinkedHashMap<String, Bins> bins) {
        this(bins, List.of());
    }

    /**
     * Makes a layout whose profiles count some slots in other cells too.
     *
     * @param companions of numeric slots only
     */
    public ProfileLayout(LinkedHashMap<String, Bins> bins, List<Companion> companions) {
        this.companions = List.copyOf(companions);
        this.names = List.copyOf(bins.keySet());
        this.bins = List.copyOf(bins.values());
        this.utf8 =
                names.stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        this.slots = new LinkedHashMap<>();
        for (int slot = 0; slot < names.size(); slot++) {
            slots.put(names.get(slot), slot);
        }
    }

    /** Returns how many slots there are: features, then outputs. */
    public int size() {
        return names.size();
    }

    /** Returns the name of a slot, counted from 0. */
    public String name(int slot) {
        return names.get(slot);
    }

    /** Returns the cells of a slot, counted from 0. */
    public Bins bins(int slot) {
        return bins.get(slot);
    }

    /** Returns the cells counted beside the slots' own. */
    public List<Companion> companions() {
        return companions;
    }

    /** Returns the slot of a name, or -1 if the baseline does not have it. */
    public int slotOf(String name) {
        return slots.getOrDefault(name, -1);
    }

    /**
     * Whether the slot's name is spelled by these UTF-8 bytes; lets a decoder check a predicted key
     * without a String.
     */
    public boolean isNamed(int slot, byte[] bytes, int from, int length) {
        byte[] name = utf8[slot];
        return name.length == length && Arrays.equals(name, 0, length, bytes, from, from + length);
    }
}
