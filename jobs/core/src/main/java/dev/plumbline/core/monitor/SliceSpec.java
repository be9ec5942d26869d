package dev.plumbline.core.monitor;

import java.util.List;

/**
 * Asks for the worst slices of each window.
 *
 * @param features whose groups are slices; empty for all, the most important first, as far as there
 *     is room
 * @param worst how many slices a report names, at least 1
 */
public record SliceSpec(List<String> features, int worst) {
    public static final int USUALLY = 5;

    public SliceSpec {
        features = List.copyOf(features);
        if (worst < 1) {
            throw new IllegalArgumentException("worst must be at least 1, got " + worst);
        }
    }
}
