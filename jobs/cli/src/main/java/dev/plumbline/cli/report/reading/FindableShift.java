package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The shift that windows without drift would have shown: an all-clear is worth no more. */
final class FindableShift {
    private FindableShift() {}

    /**
     * Returns {@code a shift of 0.29 standard deviations would have been found, in fee one of 0.8}
     * of the middle one of the windows without drift; empty where no test says so.
     */
    static Optional<String> of(RunReading run) {
        List<WindowReading> clear =
                run.champions().stream()
                        .filter(window -> window.detectable().isPresent())
                        .filter(window -> window.drifts().isEmpty())
                        .sorted(Comparator.comparingDouble(w -> w.detectable().getAsDouble()))
                        .toList();
        return clear.isEmpty()
                ? Optional.empty()
                : Optional.of(words(clear.get(clear.size() / 2), run.effectFloor()));
    }

    private static String words(WindowReading window, double floor) {
        String middle = Figures.of(Math.max(floor, window.detectable().getAsDouble()));
        Measurement bluntest = window.bluntest().orElseThrow();
        String largest = Figures.of(Math.max(floor, bluntest.detectable()));
        return "a shift of %s standard deviations would have been found%s"
                .formatted(
                        middle,
                        largest.equals(middle)
                                ? ""
                                : ", in %s one of %s".formatted(bluntest.feature(), largest));
    }
}
