package dev.plumbline.core.judgement;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;
import java.util.function.Supplier;

/** Keeps a failure with the part of a report that it happened in. */
public final class Contained {
    private Contained() {}

    /**
     * Returns what a part measures; where it fails one measurement that says so, so that the other
     * parts stand as if nothing had happened.
     *
     * @param part name of the measurement that tells of the failure
     * @param rows predictions in the window
     */
    public static List<Measurement> of(
            String part, long rows, Supplier<List<Measurement>> measured) {
        try {
            return measured.get();
        } catch (RuntimeException failure) {
            return failed(part, rows, failure);
        }
    }

    /** Returns the measurement that tells of a failure. */
    public static List<Measurement> failed(String part, long rows, RuntimeException failure) {
        return List.of(
                Measurement.of(part, null)
                        .rows(rows)
                        .verdict(Verdict.INSUFFICIENT_DATA, Reasons.failed(failure)));
    }
}
