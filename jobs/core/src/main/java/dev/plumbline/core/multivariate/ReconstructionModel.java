package dev.plumbline.core.multivariate;

import dev.plumbline.core.profile.BinaryWriter;
import java.util.List;

/**
 * What a row's reconstruction error is measured by: principal components over the features, each
 * category standing for its share of the evaluation rows.
 *
 * @param features d names, in the order of the components
 * @param shares per feature: the share of each of its cells, in the order of its bins; empty for a
 *     numeric one
 */
public record ReconstructionModel(
        List<String> features, List<double[]> shares, PrincipalComponents components) {
    /** Name under which the error is profiled, as if it were a numeric feature. */
    public static final String FEATURE = "multivariate.reconstruction_error";

    public ReconstructionModel {
        features = List.copyOf(features);
        shares = List.copyOf(shares);
        if (features.size() != shares.size() || features.size() != components.means().length) {
            throw new IllegalArgumentException(
                    "features, shares and means must be as many, got %d, %d and %d"
                            .formatted(features.size(), shares.size(), components.means().length));
        }
    }

    /** Appends all of it, for a digest. */
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(features.size());
        for (int i = 0; i < features.size(); i++) {
            out.writeText(features.get(i));
            write(out, shares.get(i));
        }
        write(out, components.means());
        write(out, components.deviations());
        out.writeVarLong(components.directions().length);
        for (double[] direction : components.directions()) {
            write(out, direction);
        }
    }

    private static void write(BinaryWriter out, double[] numbers) {
        out.writeVarLong(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }
}
