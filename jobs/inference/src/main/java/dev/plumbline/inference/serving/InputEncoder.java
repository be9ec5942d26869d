package dev.plumbline.inference.serving;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.serving.ModelInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a model's input row from features by name. */
final class InputEncoder {
    private final int width;
    private final List<ModelInput> numbers = new ArrayList<>();
    private final List<Integer> numberColumns = new ArrayList<>();
    private final Map<String, Map<String, List<Integer>>> categoryColumns = new LinkedHashMap<>();

    InputEncoder(List<ModelInput> inputs) {
        width = inputs.size();
        for (int column = 0; column < width; column++) {
            place(inputs.get(column), column);
        }
    }

    /** Returns how many numbers a row has. */
    int width() {
        return width;
    }

    /**
     * Writes one row.
     *
     * @param features name to null, Boolean, Long, Double or String; true counts as 1, a missing
     *     category is none of the categories, NaN and infinities are passed on
     * @param row where the row begins in {@code into}
     * @throws RowRefused if a number is missing that has no stand-in, or is text; the row is then
     *     undefined
     */
    void encode(Map<String, Object> features, float[] into, int row) throws RowRefused {
        for (int i = 0; i < numbers.size(); i++) {
            ModelInput input = numbers.get(i);
            into[row + numberColumns.get(i)] = number(input, features.get(input.feature()));
        }
        for (Map.Entry<String, Map<String, List<Integer>>> entry : categoryColumns.entrySet()) {
            encodeCategory(entry.getValue(), features.get(entry.getKey()), into, row);
        }
    }

    private void place(ModelInput input, int column) {
        if (input.category() == null) {
            numbers.add(input);
            numberColumns.add(column);
            return;
        }
        categoryColumns
                .computeIfAbsent(input.feature(), feature -> new LinkedHashMap<>())
                .computeIfAbsent(input.category(), category -> new ArrayList<>())
                .add(column);
    }

    private static float number(ModelInput input, Object value) throws RowRefused {
        if (value instanceof Number number) {
            return number.floatValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1f : 0f;
        }
        if (value != null) {
            throw new RowRefused("feature '%s' must be a number".formatted(input.feature()));
        }
        if (input.whenMissing() == null) {
            throw new RowRefused(
                    "feature '%s' must be present, as the deployment gives it no whenMissing"
                            .formatted(input.feature()));
        }
        return input.whenMissing().floatValue();
    }

    private static void encodeCategory(
            Map<String, List<Integer>> columns, Object value, float[] into, int row) {
        columns.values().forEach(set -> set.forEach(column -> into[row + column] = 0f));
        if (value != null) {
            columns.getOrDefault(CanonicalText.of(value), List.of())
                    .forEach(column -> into[row + column] = 1f);
        }
    }
}
