package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/** What a window comes to, worst first, as the severity ladder has it. */
public enum Standing {
    QUALITY_BREAK("data broken", true),
    PERFORMANCE_LOSS("performance loss", true),
    CONCEPT_DRIFT("errors have changed", true),
    ESTIMATED_LOSS("estimated performance loss", true),
    PREDICTION_DRIFT("prediction drift", true),
    TARGET_DRIFT("target drift", true),
    FEATURE_DRIFT("feature drift", true),
    WATCH("worth a look", false),
    OK("ok", false),
    TOO_LITTLE_DATA("too little data", false),
    NO_BASELINE("no baseline", false),
    NOT_JUDGED("not judged", false);

    private final String words;
    private final boolean departed;

    Standing(String words, boolean departed) {
        this.words = words;
        this.departed = departed;
    }

    /** Returns the worst that a window says. */
    static Standing of(WindowReading window) {
        if (!window.breaks().isEmpty() || !window.arrivalBreaks().isEmpty()) {
            return QUALITY_BREAK;
        }
        if (!window.losses().isEmpty()) {
            return PERFORMANCE_LOSS;
        }
        if (window.detectors().stream().anyMatch(said -> said.verdict() == Verdict.DRIFT)) {
            return CONCEPT_DRIFT;
        }
        if (!window.estimatedLosses().isEmpty()) {
            return ESTIMATED_LOSS;
        }
        List<Measurement> drifts = window.drifts();
        if (drifts.stream().anyMatch(test -> WindowReading.isOutput(test.feature()))) {
            return PREDICTION_DRIFT;
        }
        if (!window.targetDrifts().isEmpty()) {
            return TARGET_DRIFT;
        }
        return drifts.isEmpty() ? withoutDeparture(window) : FEATURE_DRIFT;
    }

    private static Standing withoutDeparture(WindowReading window) {
        if (window.any(Verdict.WARN)) {
            return WATCH;
        }
        if (window.isJudged()) {
            return OK;
        }
        if (window.any(Verdict.INSUFFICIENT_DATA)) {
            return TOO_LITTLE_DATA;
        }
        return window.any(Verdict.NO_BASELINE) ? NO_BASELINE : NOT_JUDGED;
    }

    public String words() {
        return words;
    }

    /** Whether the window departs from its baseline. */
    public boolean departed() {
        return departed;
    }
}
