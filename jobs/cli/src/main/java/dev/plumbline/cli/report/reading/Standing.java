package dev.plumbline.cli.report.reading;

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

    public String words() {
        return words;
    }

    /** Whether the window departs from its baseline. */
    public boolean departed() {
        return departed;
    }
}
