package dev.plumbline.core.baseline;

/** Why a row counts in no cell of a feature. */
public enum FaultKind {
    MISSING("missing"),
    NAN("nan"),
    INFINITE("infinite"),
    /** Text that is blank and no category. */
    EMPTY("empty"),
    TYPE_ERROR("typeErrors");

    private final String text;

    FaultKind(String text) {
        this.text = text;
    }

    /** Name in documents. */
    public String text() {
        return text;
    }
}
