package dev.plumbline.monitoring.judge;

import dev.plumbline.core.judgement.Contained;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The measurements of one report: where a part fails one says so, and the other parts stand. */
public final class ReportParts {
    private final long rows;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * Begins without a measurement.
     *
     * @param rows predictions in the window
     */
    public ReportParts(long rows) {
        this.rows = rows;
    }

    /**
     * Measures a part.
     *
     * @param part name of the measurement that tells of a failure
     * @throws Exception if state cannot be read
     */
    public void add(String part, Callable<List<Measurement>> measured) throws Exception {
        measurements.addAll(Contained.of(part, rows, Attempt.at(measured)));
    }

    /** Takes over what cannot fail, or contains its own failures. */
    public void addAll(List<Measurement> measured) {
        measurements.addAll(measured);
    }

    public List<Measurement> measurements() {
        return measurements;
    }
}
