package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One cell per category of the baseline, and a last cell for everything else. */
public final class CategoryBins implements Bins {
    private final List<String> categories;
    private final byte[][] utf8;
    private final int[] table;
    private final int mask;

    private CategoryBins(List<String> categories) {
        this.categories = List.copyOf(categories);
        this.utf8 =
                categories.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        // at most half full, so that a probe is short
        this.table = new int[Integer.highestOneBit(Math.max(4, 4 * utf8.length - 1))];
        this.mask = table.length - 1;
        for (int i = 0; i < utf8.length; i++) {
            int slot = hash(utf8[i], 0, utf8[i].length) & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = i + 1;
        }
    }

    /**
     * Makes bins from distinct categories.
     *
     * @throws IllegalArgumentException if a category stands twice
     */
    public static CategoryBins of(List<String> categories) {
        if (categories.stream().distinct().count() != categories.size()) {
            throw new IllegalArgumentException("categories must be distinct, got " + categories);
        }
        return new CategoryBins(categories);
    }

    /**
     * Returns the cell of a category; {@link #unseen()} for one that the baseline does not list.
     */
    public int cellOf(String category) {
        byte[] bytes = category.getBytes(StandardCharsets.UTF_8);
        return cellOf(bytes, 0, bytes.length);
    }

    /** Returns the cell of the category spelled by these UTF-8 bytes, without making a String. */
    public int cellOf(byte[] bytes, int from, int length) {
        int slot = hash(bytes, from, length) & mask;
        for (int entry = table[slot]; entry != 0; slot = slot + 1 & mask, entry = table[slot]) {
            byte[] candidate = utf8[entry - 1];
            if (Arrays.equals(candidate, 0, candidate.length, bytes, from, from + length)) {
                return entry - 1;
            }
        }
        return unseen();
    }

    /** The cell of everything that the baseline does not list; the last. */
    public int unseen() {
        return utf8.length;
    }

    @Override
    public int cells() {
        return utf8.length + 1;
    }

    public List<String> categories() {
        return categories;
    }

    @Override
    public CategoryProfile emptyProfile() {
        return new CategoryProfile(this);
    }

    @Override
    public String label(int cell) {
        return cell == unseen() ? "(unseen)" : categories.get(cell);
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        // spreads the low bits, on which short texts hardly differ
        return hash ^ hash >>> 15;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoryBins bins && categories.equals(bins.categories);
    }

    @Override
    public int hashCode() {
        return categories.hashCode();
    }
}
