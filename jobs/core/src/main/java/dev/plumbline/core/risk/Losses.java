package dev.plumbline.core.risk;

/** Checks that a sum is one of losses between 0 and 1. */
final class Losses {
    private Losses() {}

    static void require(double lossSum, long rows) {
        if (!(lossSum >= 0 && lossSum <= rows)) {
            throw new IllegalArgumentException(
                    "losses are between 0 and 1, so their sum must be between 0 and %d rows, got %s"
                            .formatted(rows, lossSum));
        }
    }
}
