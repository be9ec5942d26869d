package dev.plumbline.kafka.codec;

import dev.plumbline.kafka.record.ErrorClass;

/**
 * A record that cannot be used. Its message says what must hold and what was found, and never
 * carries a feature value. It has no stack trace: a partition full of garbage makes millions.
 */
public final class UndecodableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    public UndecodableRecord(ErrorClass errorClass, String reason) {
        this(errorClass, reason, null);
    }

    public UndecodableRecord(ErrorClass errorClass, String reason, Throwable cause) {
        super(reason, cause, false, false);
        this.errorClass = errorClass;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    public String reason() {
        return getMessage();
    }
}
