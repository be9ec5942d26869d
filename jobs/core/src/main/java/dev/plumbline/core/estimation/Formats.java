package dev.plumbline.core.estimation;

/** Checks the version that bytes begin with. */
final class Formats {
    private Formats() {}

    static void require(String what, int expected, int got) {
        if (got != expected) {
            throw new IllegalArgumentException(
                    "%s bytes must be of format %d, got %d; they were written by another release"
                            .formatted(what, expected, got));
        }
    }
}
