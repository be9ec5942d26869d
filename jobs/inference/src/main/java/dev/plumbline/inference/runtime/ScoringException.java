package dev.plumbline.inference.runtime;

/** A loaded model did not answer; its rows become error records. */
public final class ScoringException extends Exception {
    public ScoringException(String reason) {
        super(reason);
    }

    public ScoringException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
