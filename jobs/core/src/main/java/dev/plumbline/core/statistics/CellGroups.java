package dev.plumbline.core.statistics;

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
