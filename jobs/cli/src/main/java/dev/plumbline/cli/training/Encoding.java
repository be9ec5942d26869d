package dev.plumbline.cli.training;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.serving.ModelInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How features become the columns of an input tensor: a numeric feature is one column, a
 * categorical one a 0/1 column per category of the training rows, in the order of their text. A
 * category that training did not hold is 0 in all of them.
 *
 * @param inputs the columns, in order
 * @param spreads per column
 */
record Encoding(List<ModelInput> inputs, List<Spread> spreads) {

    /**
     * Where a column's training values lay: of a category always {@link #AS_IT_IS}.
     *
     * @param scale the standard deviation; 1 if the column was constant
     */
    record Spread(double mean, double scale, double lowest, double highest) {
        /** Neither moves, stretches nor bounds a column. */
        static final Spread AS_IT_IS = new Spread(0, 1, -Float.MAX_VALUE, Float.MAX_VALUE);

        static Spread of(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double variance =
                    Arrays.stream(values)
                            .map(value -> (value - mean) * (value - mean))
                            .average()
                            .orElse(0);
            return new Spread(
                    mean,
                    // a constant column's variance is rounding
                    variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 1,
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(0));
        }
    }

    /** Learns the columns of the rows' features, which are numeric if every value is a number. */
    static Encoding of(List<Map<String, Object>> rows) {
        List<ModelInput> inputs = new ArrayList<>();
        List<Spread> spreads = new ArrayList<>();
        for (String feature : rows.get(0).keySet()) {
            List<Object> values =
                    rows.stream().map(row -> row.get(feature)).filter(v -> v != null).toList();
            if (values.stream().allMatch(Encoding::isNumeric)) {
                Spread spread = Spread.of(values.stream().mapToDouble(Encoding::number).toArray());
                spreads.add(spread);
                inputs.add(new ModelInput(feature, null, spread.mean()));
                continue;
            }
            TreeSet<String> categories = new TreeSet<>();
            values.forEach(value -> categories.add(CanonicalText.of(value)));
            for (String category : categories) {
                spreads.add(Spread.AS_IT_IS);
                inputs.add(new ModelInput(feature, category, null));
            }
        }
        return new Encoding(List.copyOf(inputs), List.copyOf(spreads));
    }

    /** Returns the same columns, left as they are by {@link #scale}. */
    Encoding unscaled() {
        return new Encoding(inputs, Collections.nCopies(inputs.size(), Spread.AS_IT_IS));
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

    /**
     * Returns an encoded row with every numeric column held within its training range, centred and
     * scaled: a linear model knows nothing beyond the range that it was trained on.
     */
    double[] scale(double[] encoded) {
        double[] scaled = new double[encoded.length];
        for (int i = 0; i < scaled.length; i++) {
            Spread spread = spreads.get(i);
            double held = Math.max(spread.lowest(), Math.min(spread.highest(), encoded[i]));
            scaled[i] = (held - spread.mean()) / spread.scale();
        }
        return scaled;
    }

    /** Returns one number of every column's spread. */
    double[] column(ToDoubleFunction<Spread> number) {
        return spreads.stream().mapToDouble(number).toArray();
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
}
