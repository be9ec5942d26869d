package dev.plumbline.monitoring.fold;

import dev.plumbline.monitoring.stream.ScoredRow;

/** Counts one thing of labelled rows. */
interface LabelledCount {
    /** Counts one labelled row, or takes it back; passes over a row that says nothing of it. */
    void add(ScoredRow row);

    /** Whether this changes nothing that it is merged into. */
    boolean isEmpty();

    byte[] toBytes();
}
