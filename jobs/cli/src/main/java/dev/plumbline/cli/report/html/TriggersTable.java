package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.Stamps;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.List;
import java.util.Locale;

/** When retraining was asked for, and on what. */
final class TriggersTable {
    private final RunReading run;
    private final Stamps stamps;

    TriggersTable(RunReading run) {
        this.run = run;
        this.stamps = run.stamps();
    }

    void draw(Markup out) {
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
}
