package dev.plumbline.core.judgement;

import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.join.LabelDelays.Quantile;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * How late the labels of a window came, in seconds or, where time counts rows, in rows. Labels that
 * have not come are not in it, so a provisional report shows shorter delays than the final one.
 */
public final class LabelDelayQuantiles {
    /** Percentages of the labels that came within {@code label_delay_p50} and so on. */
    private static final List<Integer> PERCENTAGES = List.of(50, 90, 99);

    private static final double MILLIS_PER_SECOND = 1000;

    private LabelDelayQuantiles() {}

    /** Returns the quantiles; nothing without labels. */
    public static List<Measurement> measure(LabelDelays delays, Clock clock) {
        long labels = delays.labels();
        List<Measurement> measurements = new ArrayList<>();
        if (labels <= 0) {
            return measurements;
        }
        double unit = clock == Clock.ROWS ? 1 : MILLIS_PER_SECOND;
        for (int percentage : PERCENTAGES) {
            Quantile quantile = delays.quantile(percentage / 100.0);
            measurements.add(
                    Measurement.of("label_delay_p" + percentage, null)
                            .value(quantile.millis() / unit)
                            .errorBound(quantile.errorBound() / unit)
                            .rows(labels)
                            .verdict(Verdict.NOT_APPLICABLE, "displayed"));
        }
        return measurements;
    }
}
