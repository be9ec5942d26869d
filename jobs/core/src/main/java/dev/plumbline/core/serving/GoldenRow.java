package dev.plumbline.core.serving;

import java.util.List;

/**
 * A row with its known answer.
 *
 * @param inputs the input tensor's row, as encoded
 * @param outputs the output tensor's row that the trainer saw
 * @param tolerance largest accepted difference, relative to max(1, |expected|)
 */
public record GoldenRow(List<Double> inputs, List<Double> outputs, double tolerance) {
    public GoldenRow {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
