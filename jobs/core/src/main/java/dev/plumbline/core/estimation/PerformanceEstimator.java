package dev.plumbline.core.estimation;

import java.util.List;

/**
 * Estimates performance from rows whose labels are not known. What is counted of disjoint rows
 * merges, in any order.
 */
public sealed interface PerformanceEstimator
        permits BinaryEstimator, MulticlassEstimator, LossEstimator {
    /** Returns a count of no rows. */
    EstimateCount newCount();

    /** Returns the bytes of both counts' rows together. */
    byte[] merge(byte[] one, byte[] other);

    /**
     * Returns what the measures would be over the rows of all counts, in the order of the
     * references; those that are not defined are left out.
     *
     * @param counts bytes that {@link EstimateCount#toBytes} or {@link #merge} made
     */
    List<PerformanceEstimate> estimate(List<byte[]> counts);
}
