package dev.plumbline.inference.runtime;

import dev.plumbline.core.serving.GoldenRow;
import java.util.List;

/** Does a loaded model answer known rows as its trainer saw? */
final class GoldenCheck {
    private GoldenCheck() {}

    static void verify(ModelRuntime runtime, List<GoldenRow> rows) throws UnfitArtefact {
        for (int index = 0; index < rows.size(); index++) {
            verify(runtime, rows.get(index), index + 1);
        }
    }

    private static void verify(ModelRuntime runtime, GoldenRow row, int number)
            throws UnfitArtefact {
        checkLength(number, "inputs", runtime.inputs(), row.inputs().size());
        checkLength(number, "outputs", runtime.outputs(), row.outputs().size());
        float[] answers = answer(runtime, row, number);
        for (int column = 0; column < answers.length; column++) {
            double expected = row.outputs().get(column);
            double limit = row.tolerance() * Math.max(1, Math.abs(expected));
            // written so that a NaN on either side is a mismatch
            if (!(Math.abs(answers[column] - expected) <= limit)) {
                throw new UnfitArtefact(
                        "golden row %d must give %s within %s in output %d, got %s"
                                .formatted(number, expected, limit, column + 1, answers[column]));
            }
        }
    }

    private static void checkLength(int number, String side, int needed, int found)
            throws UnfitArtefact {
        if (needed != found) {
            throw new UnfitArtefact(
                    "golden row %d must have the model's %d %s, got %d"
                            .formatted(number, needed, side, found));
        }
    }

    private static float[] answer(ModelRuntime runtime, GoldenRow row, int number)
            throws UnfitArtefact {
        float[] inputs = new float[runtime.inputs()];
        for (int column = 0; column < inputs.length; column++) {
            inputs[column] = row.inputs().get(column).floatValue();
        }
        try {
            return runtime.score(inputs, 1);
        } catch (ScoringException e) {
            throw new UnfitArtefact(
                    "golden row %d must be answered: %s".formatted(number, e.getMessage()));
        }
    }
}
