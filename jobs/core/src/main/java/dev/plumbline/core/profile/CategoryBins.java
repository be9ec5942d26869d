package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One cell per category of the baseline, and a last cell for everything else. */
public final class CategoryBins implements Bins {
    private final List<String> categories;
    private final TextTable table;

    private CategoryBins(List<String> categories) {
        this.categories = List.copyOf(categories);
        this.table = new TextTable(this.categories);
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
        int category = table.indexOf(bytes, from, length);
        return category < 0 ? unseen() : category;
    }

    /**
     * Returns where a row with this text is counted: its cell, or {@link #empty()} for an empty or
     * blank text that the baseline does not list as a category.
     */
    int placeOf(byte[] bytes, int from, int length) {
        int cell = cellOf(bytes, from, length);
        return cell == unseen() && isBlank(bytes, from, length) ? empty() : cell;
    }

    private static boolean isBlank(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            // spaces and control characters; a byte below 0 belongs to a longer character
            if (bytes[i] < 0 || bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Where empty texts are counted: beside the cells, behind the last. */
    int empty() {
        return cells();
    }

    /** The cell of everything that the baseline does not list; the last. */
    public int unseen() {
        return categories.size();
    }

    @Override
    public int cells() {
        return categories.size() + 1;
    }

    /**
     * Returns the categories with a cell of their own, in the cells' order; the cell behind the
     * last holds all others.
     */
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

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof CategoryBins bins && categories.equals(bins.categories);
    }

    @Override
    public int hashCode() {
        return categories.hashCode();
    }
}
