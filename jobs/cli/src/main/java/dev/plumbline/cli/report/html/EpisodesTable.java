package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.EpisodeReading;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.report.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The alert episodes with what was wrong and the evidence of it. */
final class EpisodesTable {
    private final RunReading run;
    private final Stamps stamps;

    EpisodesTable(RunReading run) {
        this.run = run;
        this.stamps = run.stamps();
    }

    void draw(Markup out) {
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
                                                    .map(EpisodesTable::evidence)
                                                    .toList()));
        }
        table.close();
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
}
