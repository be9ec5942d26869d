package dev.plumbline.core.judgement;

/** Why a verdict is not plain OK or DRIFT, in words. */
final class Reasons {
    static final String DISPLAYED = "displayed";
    static final String WITHIN_CHANCE = "beyond the floor, but within chance at this many rows";
    static final String EMPTY_BASELINE = "the baseline holds no value to compare with";
    static final String CONSTANT_BASELINE =
            "the baseline holds one value only, so it has no standard deviation to scale by";

    private Reasons() {}

    static String tooFewRows(int needed, long got) {
        return "a verdict needs at least %d rows, got %d".formatted(needed, got);
    }

    static String tooFewValues(int needed, long got) {
        return "a verdict needs at least %d rows with a value, got %d".formatted(needed, got);
    }

    static String tooFewBlocks(int needed, int got) {
        return "how dependent the rows are must be known from at least %d blocks, got %d; build the baseline from more rows"
                .formatted(needed, got);
    }

    static String failed(RuntimeException failure) {
        return "could not be measured: " + failure.getMessage();
    }
}
