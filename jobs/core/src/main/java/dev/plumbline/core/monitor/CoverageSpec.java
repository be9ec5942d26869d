package dev.plumbline.core.monitor;

/**
 * How many labels a verdict on performance needs.
 *
 * @param atLeast share of a window's predictions that must have a label, from 0 to 1
 * @param differsBy by how much the shares of two segments may differ, from 0 to 1; at 1 they may
 *     differ by anything
 */
public record CoverageSpec(double atLeast, double differsBy) {
    public static final CoverageSpec DEFAULT = new CoverageSpec(0.5, 0.2);

    public CoverageSpec {
        require(atLeast, "the least share of labelled predictions");
        require(differsBy, "the difference between the shares of two segments");
    }

    private static void require(double share, String name) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "%s must be from 0 to 1, got %s".formatted(name, share));
        }
    }
}
