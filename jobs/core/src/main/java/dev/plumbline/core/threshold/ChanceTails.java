package dev.plumbline.core.threshold;

import java.util.List;
import java.util.Map;

/**
 * How large one statistic gets by chance, per size of window.
 *
 * @param together of the largest {@link ExponentialTail#surprise} among all features of a
 *     replicate: what is rare for one of them need not be rare for the most surprising of all
 * @param features per feature or output, of the statistic on its {@link ChanceScale}
 */
public record ChanceTails(
        List<ExponentialTail> together, Map<String, List<ExponentialTail>> features) {
    public ChanceTails {
        together = List.copyOf(together);
        features = Map.copyOf(features);
    }
}
