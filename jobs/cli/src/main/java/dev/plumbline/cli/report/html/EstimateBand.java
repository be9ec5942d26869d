package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The champion's metric as it was estimated without labels, in its band, beside the realised. */
final class EstimateBand {
    private final RunReading run;
    private final Metric metric;

    EstimateBand(RunReading run, Metric metric) {
        this.run = run;
        this.metric = metric;
    }

    boolean isKnown() {
        return run.champions().stream().anyMatch(window -> of(window).isPresent());
    }

    /** What the chart's scale must hold. */
    DoubleStream figures() {
        return run.champions().stream()
                .flatMap(window -> of(window).stream())
                .flatMapToDouble(
                        estimate ->
                                DoubleStream.of(
                                        estimate.value(),
                                        estimate.interval().lower(),
                                        estimate.interval().upper()));
    }

    void draw(Svg svg, WindowAxis axis, ValueAxis values) {
        Polyline band = new Polyline();
        Polyline line = new Polyline();
        Polyline beyond = new Polyline();
        String version = null;
        for (WindowReading window : run.champions()) {
            Optional<Measurement> known = of(window);
            if (known.isEmpty() || !window.version().equals(version)) {
                line.gap();
            }
            version = window.version();
            if (known.isPresent()) {
                Measurement estimate = known.get();
                box(band, axis, window, values, estimate.interval());
                double x = axis.middle(window);
                double y = values.y(estimate.value());
                line.to(x, y);
                if (WindowReading.isBeyond(estimate)) {
                    beyond.gap().to(x - 4, y).to(x, y - 4).to(x + 4, y).to(x, y + 4).to(x - 4, y);
                }
            }
        }
        svg.path("estimate-band", band.commands());
        svg.path("estimate", line.commands());
        svg.path("estimate-beyond", beyond.commands());
    }

    private static void box(
            Polyline band, WindowAxis axis, WindowReading window, ValueAxis values, Interval ends) {
        double top = values.y(ends.upper());
        double bottom = values.y(ends.lower());
        band.gap().level(axis.left(window), axis.right(window), top);
        band.level(axis.right(window), axis.left(window), bottom);
    }

    /** What a window's estimate was, in words; empty if there is none. */
    String describe(WindowReading window) {
        return of(window)
                .map(
                        estimate ->
                                ", estimated %s (%s to %s)"
                                                .formatted(
                                                        Figures.of(estimate.value()),
                                                        Figures.of(estimate.interval().lower()),
                                                        Figures.of(estimate.interval().upper()))
                                        + distrust(window))
                .orElse("");
    }

    /** What the labels of this window and of those before say against the estimates. */
    private String distrust(WindowReading window) {
        return window.estimateCoverage(metric.name())
                .filter(coverage -> coverage.verdict() == Verdict.WARN)
                .map(coverage -> ", not to be trusted: " + coverage.reason())
                .orElse("");
    }

    private Optional<Measurement> of(WindowReading window) {
        return window.estimate(metric.name())
                .filter(known -> known.value() != null && known.interval() != null);
    }
}
