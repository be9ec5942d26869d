package dev.plumbline.core.detector;

/** What a detector does when errors become fewer. */
public enum Falls {
    /** It does not look for falls; its reference adapts only as fast as its mean does. */
    IGNORED,
    /** It starts anew without a signal, so that a later rise is seen against the better rate. */
    RESTART,
    /** It starts anew with a signal. */
    REPORTED;

    /** Returns the number that stands for this in a map of parameters: 0, 1 or 2. */
    double parameter() {
        return ordinal();
    }
}
