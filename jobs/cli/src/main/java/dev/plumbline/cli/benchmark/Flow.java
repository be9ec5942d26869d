package dev.plumbline.cli.benchmark;

/** What is timed. */
enum Flow {
    RAW("raw bytes, discarded"),
    DECODED("Avro decoded with generated classes, discarded"),
    MONITORING("monitoring job, without labels"),
    WITH_LABELS("monitoring job, with the label join");

    private final String title;

    Flow(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
