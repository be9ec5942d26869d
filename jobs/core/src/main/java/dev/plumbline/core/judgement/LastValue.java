package dev.plumbline.core.judgement;

import dev.plumbline.core.performance.LastValueTwin;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/** Shows what a regression's window would have got from the last value before each row's time. */
public final class LastValue {
    /** Root mean squared error that the last value would have had. */
    public static final String RMSE = "rmse" + LastValueTwin.SUFFIX;

    private LastValue() {}

    /** Returns the measurement; none where no row has anything before it. */
    public static List<Measurement> measure(LastValueTwin twin) {
        return twin.rmse().stream()
                .map(
                        estimate ->
                                Measurement.of(
                                                estimate.metric().text() + LastValueTwin.SUFFIX,
                                                null)
                                        .value(estimate.value())
                                        .interval(estimate.interval())
                                        .rows(estimate.n())
                                        .verdict(
                                                Verdict.NOT_APPLICABLE,
                                                "displayed; the mean label of the tick before"))
                .toList();
    }
}
