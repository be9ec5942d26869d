package dev.plumbline.core.judgement;

/**
 * The probability below which one test of a window counts as beyond chance.
 *
 * <p>1 − (1 − b/2)^(1/T) for a false-alarm budget b per window over T independent tests. Half the
 * budget is kept back: windows share the baseline's error, so a rule set to exactly b would exceed
 * it about every other time.
 *
 * @param value above 0 and below 1
 */
record TestLevel(double value) {

    static TestLevel of(double budgetPerWindow, int tests) {
        if (!(budgetPerWindow > 0 && budgetPerWindow < 1)) {
            throw new IllegalArgumentException(
                    "the false-alarm budget per window must be above 0 and below 1, got "
                            + budgetPerWindow);
        }
        return new TestLevel(-Math.expm1(Math.log1p(-budgetPerWindow / 2) / Math.max(1, tests)));
    }
}
