package dev.plumbline.cli.report.html;

import static dev.plumbline.cli.report.html.Markup.number;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;

/** One band per group and metric: the gap to the reference in each window, with its interval. */
final class GapChart {
    private static final double TOP = 26;
    private static final double HEIGHT = 84;
    private static final double BETWEEN = 34;

    /** Enough to read; the reports have them all. */
    private static final int MOST_BANDS = 8;

    private final RunReading run;
    private final WindowAxis axis;

    /** What one band shows. */
    record Gap(FairnessMetric metric, String group) {
        /** Returns {@code sex=female: disparate impact}. */
        String words() {
            return group + ": " + metric.text().replace('_', ' ');
        }
    }

    GapChart(RunReading run, WindowAxis axis) {
        this.run = run;
        this.axis = axis;
    }

    void draw(Markup out) {
        List<Gap> all = gaps();
        if (all.isEmpty()) {
            return;
        }
        List<Gap> gaps = all.stream().limit(MOST_BANDS).toList();
        if (gaps.size() < all.size()) {
            out.element(
                    "p",
                    "Drawn are the first %s of %s gaps; the reports hold them all."
                            .formatted(Figures.count(gaps.size()), Figures.count(all.size())),
                    "class",
                    "quiet");
        }
        new Legend(out).gaps(gaps.stream().anyMatch(this::isLimited));
        double bottom = TOP + gaps.size() * (HEIGHT + BETWEEN) - BETWEEN;
        out.open(
                "div",
                "class",
                axis.frame(),
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Timeline of the gaps");
        Svg svg = new Svg(out);
        svg.open(
                WindowAxis.WIDTH,
                bottom + 28,
                "Gap of each group to its reference per window; the table below holds the same"
                        + " figures");
        new TimelineMarks(run, axis).grid(svg, TOP, bottom);
        double top = TOP;
        for (Gap gap : gaps) {
            draw(svg, gap, top);
            top += HEIGHT + BETWEEN;
        }
        svg.close();
        out.close("div").line();
        new GapTable(run, gaps).draw(out);
    }

    /** Of each metric that has a limit, or else of disparate impact, every group's. */
    private List<Gap> gaps() {
        Set<Gap> limited = new LinkedHashSet<>();
        Set<Gap> shown = new LinkedHashSet<>();
        for (WindowReading window : run.champions()) {
            for (Measurement held : window.fairness()) {
                for (FairnessMetric metric : FairnessMetric.values()) {
                    if (metric.measurement().equals(held.metric()) && held.value() != null) {
                        Gap gap = new Gap(metric, held.feature());
                        if (held.threshold() != null) {
                            limited.add(gap);
                        } else if (metric == FairnessMetric.DISPARATE_IMPACT) {
                            shown.add(gap);
                        }
                    }
                }
            }
        }
        return List.copyOf(limited.isEmpty() ? shown : limited);
    }

    private boolean isLimited(Gap gap) {
        return run.champions().stream()
                .map(window -> of(window, gap))
                .anyMatch(held -> held != null && held.threshold() != null);
    }

    private void draw(Svg svg, Gap gap, double top) {
        List<Measurement> known =
                run.champions().stream()
                        .map(window -> of(window, gap))
                        .filter(Objects::nonNull)
                        .toList();
        ValueAxis values =
                ValueAxis.around(
                        figures(known, gap), ValueRange.of(gap.metric()), top, top + HEIGHT);
        svg.text("axis-name", WindowAxis.LEFT, top - 8, gap.words());
        for (double tick : values.ticks()) {
            svg.line("grid", WindowAxis.LEFT, values.y(tick), axis.right(), values.y(tick));
            svg.text("tick end", WindowAxis.LEFT - 10, values.y(tick) + 4, values.label(tick));
        }
        limits(svg, known, gap.metric(), values);
        line(svg, gap, values);
    }

    /** Values, intervals, equality and the limit. */
    private static double[] figures(List<Measurement> known, Gap gap) {
        return DoubleStream.concat(
                        DoubleStream.of(gap.metric().isRatio() ? 1 : 0),
                        known.stream()
                                .flatMapToDouble(
                                        held ->
                                                DoubleStream.of(
                                                        held.value(),
                                                        held.interval().lower(),
                                                        held.interval().upper(),
                                                        held.threshold() == null
                                                                ? held.value()
                                                                : held.threshold())))
                .toArray();
    }

    private void limits(Svg svg, List<Measurement> known, FairnessMetric metric, ValueAxis values) {
        Set<Double> limits = new LinkedHashSet<>();
        known.stream().map(Measurement::threshold).filter(Objects::nonNull).forEach(limits::add);
        for (double limit : limits) {
            svg.line("floor", WindowAxis.LEFT, values.y(limit), axis.right(), values.y(limit));
        }
        double equality = values.y(metric.isRatio() ? 1 : 0);
        svg.line("equality", WindowAxis.LEFT, equality, axis.right(), equality);
    }

    private void line(Svg svg, Gap gap, ValueAxis values) {
        Polyline spread = new Polyline();
        Polyline line = new Polyline();
        StringBuilder beyond = new StringBuilder();
        for (WindowReading window : run.champions()) {
            Measurement held = of(window, gap);
            if (held == null) {
                line.gap();
                continue;
            }
            double upper = values.y(held.interval().upper());
            double lower = values.y(held.interval().lower());
            spread.gap().level(axis.left(window), axis.right(window), upper);
            spread.level(axis.right(window), axis.left(window), lower);
            double x = axis.middle(window);
            line.to(x, values.y(held.value()));
            if (held.verdict() == Verdict.DRIFT) {
                beyond.append(
                        "M%s %sl4.5 4.5l-4.5 4.5l-4.5 -4.5z"
                                .formatted(number(x), number(values.y(held.value()) - 4.5)));
            }
        }
        svg.path("estimate-band", spread.commands());
        svg.path("champion thin", line.commands());
        svg.path("point lost", beyond);
    }

    /** Null where the window does not know it. */
    static Measurement of(WindowReading window, Gap gap) {
        return window.fairness(gap.metric().measurement(), gap.group())
                .filter(held -> held.value() != null && held.interval() != null)
                .orElse(null);
    }
}
