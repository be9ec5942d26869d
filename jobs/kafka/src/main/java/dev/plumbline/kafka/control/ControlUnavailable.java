package dev.plumbline.kafka.control;

/** The control topics could not be read or written; says which, where, and the way out. */
public final class ControlUnavailable extends RuntimeException {
    public ControlUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
