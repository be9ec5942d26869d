package dev.plumbline.core.profile;

/** Which cells are counted beside the baseline's own, because a named profile needs them. */
public enum CellKind {
    /** As many cells of equal width as Doane's rule gives for the baseline. */
    DOANE,

    /** Ten thousand cells of equal width over the baseline's range. */
    EQUAL_WIDTH,

    /** A closed cell for each distinct value of the baseline, and open ones between them. */
    VALUES
}
