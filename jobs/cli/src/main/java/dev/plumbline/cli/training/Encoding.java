package dev.plumbline.cli.training;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.serving.ModelInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How features become the columns of an input tensor: a numeric feature is one column, a
 * categorical one a 0/1 column per category of the training rows, in the order of their text. A
 * category that training did not hold is 0 in all of them.
 *
 * @param inputs the columns, in order
 * @param centres per column: the training mean of a numeric one, 0 of a category
 * @param scales per column: the training standard deviation of a numeric one (1 if it was
 *     constant), 1 of a category
 */
record Encoding(List<ModelInput> inputs, double[] centres, double[] scales) {

    /** Learns the columns of the rows' features, which are numeric if every value is a number. */
    static Encoding of(List<Map<String, Object>> rows) {
        List<ModelInput> inputs = new ArrayList<>();
        List<double[]> moments = new ArrayList<>();
        for (String feature : rows.get(0).keySet()) {
            List<Object> values =
                    rows.stream().map(row -> row.get(feature)).filter(v -> v != null).toList();
            if (values.stream().allMatch(Encoding::isNumeric)) {
                double[] moment = moments(values);
                moments.add(moment);
                inputs.add(new ModelInput(feature, null, moment[0]));
                continue;
            }
            TreeSet<String> categories = new TreeSet<>();
            values.forEach(value -> categories.add(CanonicalText.of(value)));
            for (String category : categories) {
                moments.add(new double[] {0, 1});
                inputs.add(new ModelInput(feature, category, null));
            }
        }
        return new Encoding(
                List.copyOf(inputs),
                moments.stream().mapToDouble(moment -> moment[0]).toArray(),
                moments.stream().mapToDouble(moment -> moment[1]).toArray());
    }

    /** Returns the same columns, left as they are by {@link #scale}. */
    Encoding unscaled() {
        double[] ones = new double[inputs.size()];
        Arrays.fill(ones, 1);
        return new Encoding(inputs, new double[inputs.size()], ones);
    }

    /** Returns the input tensor's row, unscaled. */
    double[] encode(Map<String, Object> features) {
        double[] row = new double[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            ModelInput input = inputs.get(i);
            Object value = features.get(input.feature());
            if (input.category() != null) {
                boolean same = value != null && input.category().equals(CanonicalText.of(value));
                row[i] = same ? 1 : 0;
                continue;
            }
            row[i] = value == null ? input.whenMissing() : number(value);
        }
        return row;
    }

    /** Returns an encoded row with every numeric column centred and scaled. */
    double[] scale(double[] encoded) {
        double[] scaled = new double[encoded.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (encoded[i] - centres[i]) / scales[i];
        }
        return scaled;
    }

    private static boolean isNumeric(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static double number(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return ((Number) value).doubleValue();
    }

    private static double[] moments(List<Object> values) {
        double mean = values.stream().mapToDouble(Encoding::number).average().orElse(0);
        double variance =
                values.stream()
                        .mapToDouble(value -> (number(value) - mean) * (number(value) - mean))
                        .average()
                        .orElse(0);
        return new double[] {mean, variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 1};
    }
}
