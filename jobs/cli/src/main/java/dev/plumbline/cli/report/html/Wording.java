package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the page puts a measurement or a window into words. */
final class Wording {
    private Wording() {}

    /** Returns {@code version v2, 168 rows}. */
    static String identity(WindowReading window) {
        return "version %s, %s".formatted(window.version(), Figures.counted(window.rows(), "row"));
    }

    /** Returns the name of a feature or output, and what the target is. */
    static String subject(String feature) {
        return WindowReading.isTarget(feature) ? feature + " (labels)" : feature;
    }

    /** Returns {@code hum out of range rate 0.94 (limit 0.05)} or {@code RMSE 157 (limit 89.2)}. */
    static String measurement(Measurement measured) {
        String subject = measured.feature() == null ? "" : measured.feature() + " ";
        String name = new Metric(measured.metric()).spoken();
        String limit =
                measured.threshold() == null
                        ? ""
                        : " (limit " + Figures.of(measured.threshold()) + ")";
        return subject + name + " " + Figures.of(measured.value()) + limit;
    }

    /**
     * Returns {@code effect 0.31, drift}, {@code effect 0, no more than noise, ok; could have found
     * 0.19 σ}, or why there is none.
     */
    static String distribution(Measurement test) {
        Double effect = WindowReading.effect(test);
        String verdict = verdict(test.verdict());
        if (effect == null) {
            return verdict;
        }
        String size = "effect " + Figures.of(effect) + (effect == 0 ? ", no more than noise" : "");
        boolean clear = test.verdict() == Verdict.OK && test.detectable() != null;
        String found = clear ? "; could have found " + Figures.of(test.detectable()) + " σ" : "";
        return size + ", " + verdict + found;
    }

    /** Returns {@code data broken: hum} or {@code ok}. */
    static String standing(WindowReading window) {
        Stream<Measurement> culprits =
                switch (window.standing()) {
                    case QUALITY_BREAK ->
                            Stream.concat(
                                    window.breaks().stream(), window.arrivalBreaks().stream());
                    case TARGET_DRIFT -> window.targetDrifts().stream();
                    case PREDICTION_DRIFT, FEATURE_DRIFT -> window.drifts().stream();
                    default -> Stream.empty();
                };
        String names = culprits.map(Wording::culprit).distinct().collect(Collectors.joining(", "));
        return window.standing().words()
                + (names.isEmpty() ? "" : ": " + names)
                + (window.unfinished().isPresent() ? " (unfinished)" : "");
    }

    private static String culprit(Measurement measured) {
        return measured.feature() == null
                ? new Metric(measured.metric()).spoken()
                : measured.feature();
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case OK -> "ok";
            case WARN -> "worth a look";
            case DRIFT -> "drift";
            case INSUFFICIENT_DATA -> "too little data";
            case NO_BASELINE -> "no baseline";
            case NOT_APPLICABLE -> "not judged";
        };
    }
}
