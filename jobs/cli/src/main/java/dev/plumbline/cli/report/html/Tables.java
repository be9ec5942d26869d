package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.AlarmRate;
import dev.plumbline.cli.report.reading.BudgetText;
import dev.plumbline.cli.report.reading.EpisodeReading;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RateText;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.Succession;
import dev.plumbline.cli.report.reading.Tenure;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The run as tables: everything that the pictures show, to be read exactly. */
final class Tables {
    private final RunReading run;
    private final Stamps stamps;

    Tables(RunReading run) {
        this.run = run;
        this.stamps = run.stamps();
    }

    void episodes(Markup out) {
        List<EpisodeReading> episodes =
                Stream.concat(run.opened().stream(), run.pending().stream())
                        .sorted(Comparator.comparing(EpisodeReading::openedAt))
                        .toList();
        if (episodes.isEmpty()) {
            out.element("p", "No alert episode opened.", "class", "quiet");
            return;
        }
        Table table =
                Table.open(
                        out,
                        "Alert episodes",
                        "Opened",
                        "Resolved",
                        "Rule",
                        "Severity",
                        "Version",
                        "Windows of",
                        "What was wrong",
                        "Evidence");
        for (EpisodeReading reading : episodes) {
            AlertEpisode episode = reading.worst();
            String severity = episode.severity().name().toLowerCase(Locale.ROOT);
            String segment = episode.segment().isEmpty() ? "" : " (" + episode.segment() + ")";
            table.row(
                    row ->
                            row.whole(opened(reading))
                                    .whole(resolved(reading))
                                    .whole(episode.rule())
                                    .chip(severity, severity)
                                    .cell(episode.modelVersion() + segment)
                                    .whole(WindowLength.of(episode.granularity()))
                                    .prose(episode.summary())
                                    .lines(
                                            episode.evidence().stream()
                                                    .map(Tables::evidence)
                                                    .toList()));
        }
        table.close();
    }

    void triggers(Markup out) {
        List<RetrainingTrigger> triggers = run.result().triggers();
        if (triggers.isEmpty()) {
            out.element("p", "Retraining was not asked for.", "class", "quiet");
            return;
        }
        Table table =
                Table.open(
                        out,
                        "Retraining triggers",
                        "Asked",
                        "Replaces",
                        "Reason",
                        "Train on",
                        "Leave out",
                        "Mode");
        for (RetrainingTrigger trigger : triggers) {
            table.row(
                    row ->
                            row.whole(stamps.at(trigger.time()))
                                    .cell(trigger.modelVersion())
                                    .prose(trigger.reason())
                                    .whole(stamps.span(trigger.trainFrom(), trigger.trainTo()))
                                    .lines(
                                            trigger.exclude().stream()
                                                    .map(
                                                            span ->
                                                                    stamps.span(
                                                                                    span.from(),
                                                                                    span.to())
                                                                            + ": "
                                                                            + span.reason())
                                                    .toList())
                                    .whole(trigger.mode().name().toLowerCase(Locale.ROOT)));
        }
        table.close();
    }

    void models(Markup out) {
        if (run.tenures().isEmpty()) {
            out.element("p", "No model served.", "class", "quiet");
            return;
        }
        String metric = run.metric().map(Metric::spoken).orElse("Metric");
        Table table =
                Table.open(
                        out,
                        "Model versions",
                        "Version",
                        "Live from",
                        "Baseline evaluated on",
                        "#Baseline rows",
                        "#" + metric + " at evaluation",
                        "Its first windows against the version before");
        for (Tenure tenure : run.tenures()) {
            Optional<Baseline> baseline = baseline(tenure.version());
            table.row(
                    row ->
                            row.whole(tenure.version())
                                    .whole(stamps.at(tenure.from()))
                                    .whole(baseline.map(this::evaluatedOn).orElse("–"))
                                    .number(
                                            baseline.map(known -> Figures.count(known.rows()))
                                                    .orElse("–"))
                                    .number(baseline.map(this::evaluated).orElse("–"))
                                    .prose(against(tenure)));
        }
        table.close();
    }

    void windows(Markup out, List<WindowReading> windows, boolean withSlice) {
        String metric = run.metric().map(Metric::spoken).orElse("Performance");
        Table table =
                withSlice
                        ? Table.open(
                                out,
                                "Other windows",
                                "Window",
                                "Slice",
                                "Role",
                                "Version",
                                "#Rows",
                                "Widest feature",
                                "#Effect",
                                "#Found from",
                                "#" + metric,
                                "#Limit",
                                "Verdict")
                        : Table.open(
                                out,
                                "Windows",
                                "Window",
                                "Version",
                                "#Rows",
                                "Widest feature",
                                "#Effect",
                                "#Found from",
                                "#" + metric,
                                "#Limit",
                                "Verdict");
        for (WindowReading window : windows) {
            table.row(row -> window(row, window, withSlice));
        }
        table.close();
    }

    private void window(Table row, WindowReading window, boolean withSlice) {
        Optional<Measurement> worst = window.worst();
        Optional<Measurement> known =
                run.metric().flatMap(metric -> window.performance(metric.name()));
        row.whole(stamps.span(window.start(), window.end()));
        if (withSlice) {
            String segment = window.either().segment();
            row.whole(
                            (segment.isEmpty() ? "all" : segment)
                                    + ", "
                                    + WindowLength.of(window.either().granularity()))
                    .whole(window.either().role().name().toLowerCase(Locale.ROOT));
        }
        row.whole(window.version())
                .number(Figures.count(window.rows()))
                .cell(worst.map(Measurement::feature).orElse("–"))
                .number(Figures.of(worst.map(WindowReading::effect).orElse(null)))
                .number(foundFrom(window))
                .number(Figures.of(known.map(Measurement::value).orElse(null)))
                .number(Figures.of(known.map(Measurement::threshold).orElse(null)))
                .chip(kind(window), Wording.standing(window));
    }

    private String foundFrom(WindowReading window) {
        return window.detectable().isPresent()
                ? Figures.of(Math.max(run.effectFloor(), window.detectable().getAsDouble())) + " σ"
                : "–";
    }

    /** How often each lane alarmed, beside what is allowed and what a dummy would have hit. */
    void rates(Markup out) {
        if (run.rates().isEmpty()) {
            out.element("p", "No window was judged.", "class", "quiet");
            return;
        }
        run.budget()
                .ifPresent(
                        budget ->
                                BudgetText.of(budget)
                                        .forEach(line -> out.element("p", line, "class", "quiet")));
        Table table =
                Table.open(
                        out,
                        "Achieved alarm rates",
                        "Lane",
                        "Windows of",
                        "#Judged",
                        "#Not judged",
                        "#Alarmed",
                        "#Share",
                        "Episodes",
                        "Not judged because",
                        "Against a dummy");
        for (AlarmRate rate : run.rates()) {
            table.row(
                    row ->
                            row.whole(RateText.lane(rate))
                                    .whole(WindowLength.of(rate.granularity()))
                                    .number(Figures.count(rate.judged()))
                                    .number(Figures.count(rate.unjudged()))
                                    .number(Figures.count(rate.alarmed()))
                                    .number(Figures.of(100 * rate.share()) + " %")
                                    .whole(RateText.episodes(rate))
                                    .prose(rate.unjudged() == 0 ? "–" : rate.obstacles().words())
                                    .prose(RateText.dummy(rate).orElse("–")));
        }
        table.close();
        RateText.apart(run).ifPresent(apart -> out.element("p", apart, "class", "quiet"));
    }

    private static String kind(WindowReading window) {
        if (window.standing().departed()) {
            return "departed";
        }
        return switch (window.standing()) {
            case OK -> "ok";
            case WATCH -> "warning";
            default -> "unknown";
        };
    }

    private String opened(EpisodeReading episode) {
        String time = stamps.at(episode.openedAt());
        return episode.wasOpen() ? time : "pending since " + time;
    }

    private String resolved(EpisodeReading episode) {
        if (episode.resolvedAt() != null) {
            return stamps.at(episode.resolvedAt());
        }
        return episode.wasOpen() ? "open" : "–";
    }

    private static String evidence(Measurement measured) {
        Double effect = measured.effect();
        return Wording.measurement(measured)
                + (effect == null || effect.equals(measured.value())
                        ? ""
                        : ", effect " + Figures.of(effect))
                + ", n "
                + Figures.count(measured.n());
    }

    private Optional<Baseline> baseline(String version) {
        return run.result().baselines().stream()
                .filter(baseline -> baseline.modelVersion().equals(version))
                .findFirst();
    }

    private String evaluatedOn(Baseline baseline) {
        return stamps.span(baseline.from(), baseline.to());
    }

    private String evaluated(Baseline baseline) {
        Optional<MetricBaseline> known =
                run.metric().flatMap(metric -> run.atEvaluation(baseline.id(), metric));
        if (known.isEmpty()) {
            return "–";
        }
        Interval interval = known.get().interval();
        return Figures.of(known.get().value())
                + (interval == null
                        ? ""
                        : " [%s, %s]"
                                .formatted(
                                        Figures.of(interval.lower()),
                                        Figures.of(interval.upper())));
    }

    private String against(Tenure tenure) {
        return run.succession(tenure).map(this::compared).orElse("–");
    }

    private String compared(Succession succession) {
        return "%s against %s (ratio %s) over %s, %s"
                .formatted(
                        Figures.of(succession.now()),
                        Figures.of(succession.before()),
                        Figures.of(succession.ratio()),
                        Figures.counted(succession.windows(), "window"),
                        succession.sameRows()
                                ? "on the same rows"
                                : "the old one in its last windows");
    }
}
