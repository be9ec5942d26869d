package dev.plumbline.cli.report.reading;

import dev.plumbline.core.retraining.RetrainingTrigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells when retraining was asked for, and what the version that followed brought. */
final class VersionStory {
    private final RunReading run;

    private VersionStory(RunReading run) {
        this.run = run;
    }

    /** Returns whole sentences; none where neither happened. */
    static List<String> of(RunReading run) {
        VersionStory story = new VersionStory(run);
        return Stream.of(story.retraining(), story.swap()).flatMap(Optional::stream).toList();
    }

    private Optional<String> retraining() {
        List<RetrainingTrigger> triggers = run.result().triggers();
        if (triggers.isEmpty()) {
            return Optional.empty();
        }
        String first = run.stamps().when(triggers.get(0).time());
        return Optional.of(
                triggers.size() == 1
                        ? "Retraining was triggered " + first + "."
                        : "Retraining was triggered %s, first %s."
                                .formatted(Figures.times(triggers.size()), first));
    }

    private Optional<String> swap() {
        List<Tenure> swaps =
                run.tenures().stream().filter(tenure -> tenure.predecessor() != null).toList();
        if (swaps.isEmpty()) {
            return Optional.empty();
        }
        Tenure first = swaps.get(0);
        String live =
                "Version %s went live %s"
                        .formatted(first.version(), run.stamps().when(first.from()));
        String gain = run.succession(first).map(this::gain).orElse("");
        String more =
                swaps.size() == 1
                        ? ""
                        : "; %s followed"
                                .formatted(Figures.counted(swaps.size() - 1L, "more swap"));
        return Optional.of(live + gain + more + ".");
    }

    private String gain(Succession succession) {
        String name = run.metric().orElseThrow().spoken();
        String rows =
                succession.sameRows()
                        ? "the old version's on the same rows (%s against %s, scored in shadow)"
                        : "the old version's in its last windows (%s against %s)";
        return " and over its first %s had %s %s times "
                        .formatted(
                                Figures.counted(succession.windows(), "window"),
                                article(name),
                                Figures.of(succession.ratio()))
                + rows.formatted(Figures.of(succession.now()), Figures.of(succession.before()));
    }

    private static String article(String metric) {
        // RMSE, MAE and R² are spoken letter by letter, and begin with a vowel's sound
        return ("AEFHILMNORSXaeio".indexOf(metric.charAt(0)) >= 0 ? "an " : "a ") + metric;
    }
}
