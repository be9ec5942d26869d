package dev.plumbline.cli.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is to be known of a baseline that was built, though nothing is wrong with it. */
final class BuildNotes {
    /** With fewer independent rows chance reaches far. */
    static final int FEWEST_INDEPENDENT = 200;

    /** What 200 features take. */
    static final int USUAL_BYTES = 1_000_000;

    private BuildNotes() {}

    /**
     * Returns a sentence each.
     *
     * @param json the baseline's document
     */
    static List<String> of(Baseline baseline, String json) {
        List<String> notes = new ArrayList<>();
        UndeclaredClasses.note(baseline).ifPresent(notes::add);
        wide(baseline, notes);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > USUAL_BYTES) {
            notes.add(
                    "the baseline takes %,d bytes, more than %,d; fewer statistics or --replicates 0 make it smaller"
                            .formatted(bytes, USUAL_BYTES));
        }
        return notes;
    }

    private static void wide(Baseline baseline, List<String> notes) {
        if (baseline.supplement().thresholds() == null) {
            return;
        }
        List<FeatureBaseline> dependent =
                Stream.concat(baseline.features().stream(), baseline.outputs().stream())
                        .filter(slot -> slot.profile().present() > 0)
                        .filter(slot -> independent(slot) < FEWEST_INDEPENDENT)
                        .sorted(Comparator.comparingDouble(BuildNotes::independent))
                        .toList();
        if (!dependent.isEmpty()) {
            FeatureBaseline worst = dependent.get(0);
            String others =
                    dependent.size() == 1 ? "" : " (and %d more)".formatted(dependent.size() - 1);
            notes.add(
                    "neighbouring rows of '%s'%s are so alike that %,d tell as much as %,.0f independent ones; thresholds of its shown statistics are wide, and more rows make them narrower"
                            .formatted(
                                    worst.name(),
                                    others,
                                    worst.profile().present(),
                                    independent(worst)));
        }
    }

    private static double independent(FeatureBaseline slot) {
        return slot.profile().present() / slot.dependence().lambda();
    }
}
