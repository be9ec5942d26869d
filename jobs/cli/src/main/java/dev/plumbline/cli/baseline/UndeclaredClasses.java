package dev.plumbline.cli.baseline;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.profile.CategoryProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Decisions and labels of a classifier's evaluation rows that are none of its classes. */
final class UndeclaredClasses {
    private final List<String> classes;

    /** Rows by name, of decisions and labels together. */
    private final Map<String, Long> named = new TreeMap<>();

    private UndeclaredClasses(List<String> classes) {
        this.classes = classes;
    }

    /** Returns a sentence that counts them; empty if there are none, as of a regression. */
    static Optional<String> note(Baseline baseline) {
        if (baseline.classes().isEmpty()) {
            return Optional.empty();
        }
        UndeclaredClasses undeclared = new UndeclaredClasses(baseline.classes());
        long decisions =
                undeclared.count(
                        baseline.outputs().stream()
                                .filter(output -> output.name().equals(Baseline.CLASS)));
        long labels =
                undeclared.count(
                        Stream.ofNullable(baseline.supplement().target())
                                .map(target -> target.labels()));
        return decisions + labels == 0
                ? Optional.empty()
                : Optional.of(
                        "every decision and label must be one of prediction.classes, %s, got %s and %s that are none of them%s; if they belong to the model's classes, list them as they are written there and build again"
                                .formatted(
                                        baseline.classes(),
                                        Figures.counted(decisions, "decision"),
                                        Figures.counted(labels, "label"),
                                        undeclared.mostFrequent()));
    }

    private long count(Stream<FeatureBaseline> slots) {
        return slots.map(FeatureBaseline::profile)
                .filter(CategoryProfile.class::isInstance)
                .map(CategoryProfile.class::cast)
                .mapToLong(this::count)
                .sum();
    }

    private long count(CategoryProfile profile) {
        List<String> names = profile.bins().categories();
        long[] counts = profile.counts();
        long undeclared = profile.unseen();
        for (int cell = 0; cell < names.size(); cell++) {
            if (!classes.contains(names.get(cell)) && counts[cell] > 0) {
                named.merge(names.get(cell), counts[cell], Long::sum);
                undeclared += counts[cell];
            }
        }
        return undeclared;
    }

    /** Texts of few rows are not kept by name. */
    private String mostFrequent() {
        return named.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> ", most often '%s'".formatted(most.getKey()))
                .orElse(", each text too rare to be named");
    }
}
