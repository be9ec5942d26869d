package dev.plumbline.cli.baseline;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.WindowLength;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From what blocks λ is known, and why, in words. */
final class BlocksText {
    private BlocksText() {}

    /** Returns a sentence for each length of window; empty where nothing is known of any. */
    static List<String> of(Baseline baseline) {
        List<BlockChoice> choices = baseline.supplement().blocks();
        return choices.isEmpty()
                ? ofTheFirst(baseline)
                : choices.stream().map(BlocksText::of).toList();
    }

    private static List<String> ofTheFirst(Baseline baseline) {
        return Stream.concat(baseline.features().stream(), baseline.outputs().stream())
                .map(FeatureBaseline::dependence)
                // blocks of one row are none: nothing is known of an imported baseline
                .filter(dependence -> dependence.blocks() > 0 && dependence.blockRows() > 1)
                .findFirst()
                .map(BlocksText::plain)
                .stream()
                .toList();
    }

    private static String plain(Dependence dependence) {
        return String.format(
                Locale.ROOT,
                "from %,d blocks of about %,.0f rows",
                dependence.blocks(),
                dependence.blockRows());
    }

    private static String of(BlockChoice choice) {
        String length = WindowLength.of(choice.granularity());
        String few =
                "the evaluation set holds %s of them"
                        .formatted(
                                choice.windows() == 0 ? "none" : Figures.count(choice.windows()));
        return "of windows of %s: %s"
                .formatted(
                        length,
                        switch (choice.basis()) {
                            case WINDOWS ->
                                    "from %s of them".formatted(Figures.count(choice.blocks()));
                            case DAYS -> "from %s, for %s".formatted(days(choice), few);
                            case WEEKDAYS ->
                                    "from %s less the mean of their weekday, for %s"
                                            .formatted(days(choice), few);
                            case EQUAL ->
                                    "from %s of equal size, for %s; a cycle longer than a block counts as dependence"
                                            .formatted(
                                                    Figures.counted(choice.blocks(), "block"),
                                                    choice.windows() < choice.blocks()
                                                            ? few
                                                            : "the rows stand in no order of time");
                        });
    }

    private static String days(BlockChoice choice) {
        return Figures.counted(choice.blocks(), "day");
    }
}
