package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a new champion did against the one before it over its first windows.
 *
 * @param windows how many windows are compared, at least 1
 * @param now the new version's metric over them
 * @param before the old version's
 * @param sameRows true: both scored the same rows, the old one in shadow; false: the old one's
 *     figure is from its last windows as champion
 */
public record Succession(Tenure tenure, int windows, double now, double before, boolean sameRows) {
    /** Long enough to average out one odd window, short enough to come before the next swap. */
    private static final int WINDOWS = 4;

    /** The new figure as a multiple of the old one; NaN if that is 0. */
    public double ratio() {
        return before == 0 ? Double.NaN : now / before;
    }

    /** Compares a champion with its predecessor; empty for the first one or without labels. */
    static Optional<Succession> of(Tenure tenure, RunReading run) {
        if (tenure.predecessor() == null || run.metric().isEmpty()) {
            return Optional.empty();
        }
        Metric metric = run.metric().get();
        Optional<Succession> sideBySide = onTheSameRows(tenure, run, metric);
        return sideBySide.isPresent() ? sideBySide : oneAfterTheOther(tenure, run, metric);
    }

    private static Optional<Succession> onTheSameRows(
            Tenure tenure, RunReading run, Metric metric) {
        Pool now = new Pool(metric);
        Pool before = new Pool(metric);
        for (WindowReading reading : run.championWindows(tenure)) {
            Optional<Measurement> own = known(reading, metric);
            Optional<Measurement> old =
                    run.shadowBeside(reading, tenure.predecessor())
                            .flatMap(beside -> known(beside, metric));
            // unequal counts: one of the two did not score every row, so they do not compare
            if (own.isPresent() && old.isPresent() && own.get().n() == old.get().n()) {
                now.add(own.get());
                before.add(old.get());
            }
        }
        return compare(tenure, now, before, true);
    }

    private static Optional<Succession> oneAfterTheOther(
            Tenure tenure, RunReading run, Metric metric) {
        Pool now = new Pool(metric);
        run.championWindows(tenure).forEach(reading -> known(reading, metric).ifPresent(now::add));
        Pool before = new Pool(metric);
        List<WindowReading> latestFirst = new ArrayList<>(run.championWindowsBefore(tenure));
        Collections.reverse(latestFirst);
        latestFirst.forEach(reading -> known(reading, metric).ifPresent(before::add));
        return compare(tenure, now, before, false);
    }

    private static Optional<Succession> compare(
            Tenure tenure, Pool now, Pool before, boolean sameRows) {
        return now.windows == 0 || before.windows == 0
                ? Optional.empty()
                : Optional.of(
                        new Succession(tenure, now.windows, now.value(), before.value(), sameRows));
    }

    private static Optional<Measurement> known(WindowReading reading, Metric metric) {
        return reading.performance(metric.name())
                .filter(measured -> measured.value() != null && measured.n() > 0);
    }

    /** The first windows' metric as one figure, weighted by rows. */
    private static final class Pool {
        private final Metric metric;
        private int windows;
        private double rows;
        private double sum;

        Pool(Metric metric) {
            this.metric = metric;
        }

        void add(Measurement measured) {
            if (windows == WINDOWS) {
                return;
            }
            double value = measured.value();
            windows++;
            rows += measured.n();
            sum += measured.n() * (metric.isRootMeanSquare() ? value * value : value);
        }

        double value() {
            return metric.isRootMeanSquare() ? Math.sqrt(sum / rows) : sum / rows;
        }
    }
}
