package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/**
 * Signed counts by small whole keys, of which few are met: a page of 16 counts is made when the
 * first of its keys is. Memory: 4 bytes for every 16 keys up to the largest, and 144 a page. Not
 * thread-safe.
 */
public final class PagedCounts {
    private static final int BITS = 4;
    private static final int PAGE = 1 << BITS;

    private long[][] pages = {};

    /** Takes counts in the order of their keys. */
    public interface Visitor {
        /** Takes a count that is not 0; returns whether to go on. */
        boolean take(int key, long count);
    }

    /** Adds to the count of a key, at least 0. */
    public void add(int key, long count) {
        int page = key >>> BITS;
        if (page >= pages.length || pages[page] == null) {
            makePage(page);
        }
        pages[page][key & PAGE - 1] += count;
    }

    private void makePage(int page) {
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length + pages.length / 2));
        }
        pages[page] = new long[PAGE];
    }

    /** Returns the count of a key; 0 if it was never met. */
    public long get(int key) {
        int page = key >>> BITS;
        return page < pages.length && pages[page] != null ? pages[page][key & PAGE - 1] : 0;
    }

    /** Visits the counts that are not 0, by ascending key. */
    public void forEach(Visitor visitor) {
        for (int page = 0; page < pages.length; page++) {
            for (int at = 0; at < PAGE && pages[page] != null; at++) {
                long count = pages[page][at];
                if (count != 0 && !visitor.take((page << BITS) + at, count)) {
                    return;
                }
            }
        }
    }

    long total() {
        long total = 0;
        for (long[] page : pages) {
            for (int at = 0; page != null && at < PAGE; at++) {
                total += page[at];
            }
        }
        return total;
    }

    /** Whether no key has a count. */
    public boolean isZero() {
        return filled() == 0;
    }

    private int filled() {
        int filled = 0;
        for (long[] page : pages) {
            for (int at = 0; page != null && at < PAGE; at++) {
                filled += page[at] == 0 ? 0 : 1;
            }
        }
        return filled;
    }

    /** Adds all counts of another; the other is unchanged. */
    public void merge(PagedCounts other) {
        other.forEach(
                (key, count) -> {
                    add(key, count);
                    return true;
                });
    }

    /** Writes the counts that are not 0, each after its distance from the key before it. */
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(filled());
        int[] last = {0};
        forEach(
                (key, count) -> {
                    out.writeVarLong(key - last[0]);
                    out.writeSignedLong(count);
                    last[0] = key;
                    return true;
                });
    }

    /** Adds what {@link #writeTo} wrote. */
    public void mergeFrom(BinaryReader in) {
        int key = 0;
        for (long left = in.readVarLong(); left > 0; left--) {
            key += (int) in.readVarLong();
            add(key, in.readSignedLong());
        }
    }
}
