package dev.plumbline.core.judgement;

/**
 * Evaluation rows with a trait among all rows that could have it.
 *
 * @param lambda so many rows tell as much as one independent row, at least 1
 * @param obstacle why no window can be held to this; null if it can
 */
record Rate(long with, long rows, double lambda, String obstacle) {
    static Rate of(long with, long rows, double lambda) {
        return new Rate(with, rows, lambda, rows == 0 ? Reasons.EMPTY_BASELINE : null);
    }

    static Rate unknown(String obstacle) {
        return new Rate(0, 0, 1, obstacle);
    }

    /** Returns this where no row had the trait, so that no hour had it more than another. */
    Rate unlessNone(String why) {
        return with == 0 ? this : new Rate(with, rows, lambda, why);
    }

    double share() {
        return rows == 0 ? 0 : (double) with / rows;
    }
}
