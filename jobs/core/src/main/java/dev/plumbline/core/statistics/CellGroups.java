package dev.plumbline.core.statistics;

import java.util.Arrays;

/** Puts neighbouring cells together so that each group holds about as many rows. */
public final class CellGroups {
    private CellGroups() {}

    /**
     * Returns the group of each cell, ascending from 0. A cell without rows joins the group before
     * it (the first group, if it leads); a cell with much of the mass may be a group of its own.
     *
     * @param counts rows per cell
     * @param most largest number of groups, at least 1
     */
    public static int[] equalMass(long[] counts, int most) {
        int[] groups = new int[counts.length];
        double left = Shares.total(counts);
        double inGroup = 0;
        int group = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double target = (left + inGroup) / (most - group);
            // closing is nearer to the target than taking the cell in
            boolean overshoots = inGroup + counts[cell] - target > target - inGroup;
            if (inGroup > 0 && counts[cell] > 0 && overshoots && group + 1 < most) {
                group++;
                inGroup = 0;
            }
            groups[cell] = group;
            inGroup += counts[cell];
            left -= counts[cell];
        }
        return groups;
    }

    /**
     * Returns {@link #equalMass} groups of the filled cells, and one more for all that are empty,
     * however far apart.
     */
    public static int[] equalMassAndNovel(long[] counts, int most) {
        int[] groups = equalMass(counts, most);
        int novel = 1 + Arrays.stream(groups).max().orElse(0);
        for (int cell = 0; cell < groups.length; cell++) {
            groups[cell] = counts[cell] == 0 ? novel : groups[cell];
        }
        return groups;
    }

    /**
     * Returns groups that put the end cells together until each end is expected to hold enough rows
     * on the smaller side, and leave the cells between them alone. A single row in a far end would
     * otherwise weigh as much as its neighbour's mass.
     *
     * @param expected least expected count of an end on the smaller side
     */
    public static int[] pooledEnds(long[] baseline, long[] window, double expected) {
        Shares.requireRows(baseline, window);
        double m = Shares.total(baseline);
        double n = Shares.total(window);
        double least = expected * (n + m) / Math.min(n, m);
        int first = 0;
        double inFirst = (double) baseline[0] + window[0];
        while (inFirst < least && first + 1 < baseline.length) {
            first++;
            inFirst += (double) baseline[first] + window[first];
        }
        int last = baseline.length - 1;
        double inLast = (double) baseline[last] + window[last];
        while (inLast < least && last > 0) {
            last--;
            inLast += (double) baseline[last] + window[last];
        }
        int[] groups = new int[baseline.length];
        for (int cell = first + 1; cell < groups.length; cell++) {
            // where the ends meet, all is one group
            groups[cell] = last <= first ? 0 : Math.min(cell, last) - first;
        }
        return groups;
    }

    /** Returns the sum of the counts of each group. */
    public static long[] sums(long[] counts, int[] groups) {
        int most = 0;
        for (int group : groups) {
            most = Math.max(most, group);
        }
        long[] sums = new long[most + 1];
        for (int cell = 0; cell < counts.length; cell++) {
            sums[groups[cell]] += counts[cell];
        }
        return sums;
    }
}
