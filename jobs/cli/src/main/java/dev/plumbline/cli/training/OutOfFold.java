package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers how a model does on rows that it has not seen, without giving rows up: {@value #FOLDS}
 * models are trained, each without a quarter of the rows, and each predicts the quarter it lacks.
 *
 * <p>Neighbouring rows resemble each other, so whole windows of the monitor (or a quarter of the
 * rows where there are fewer windows than folds) go to one fold, the folds taking turns: every
 * season is in every fold's training.
 */
public final class OutOfFold {
    private static final int FOLDS = 4;

    private OutOfFold() {}

    /**
     * Returns each row's prediction by a model that was trained without the row, in the order of
     * the rows.
     *
     * @param rows labelled rows in order of event time, of at least two folds
     */
    public static List<Output> predictions(Monitor monitor, List<Example> rows) {
        int[] foldOfRow = folds(monitor.windows().get(0), rows);
        Output[] outputs = new Output[rows.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            predict(monitor, rows, foldOfRow, fold, outputs);
        }
        return Arrays.asList(outputs);
    }

    private static void predict(
            Monitor monitor, List<Example> rows, int[] foldOfRow, int fold, Output[] outputs) {
        if (Arrays.stream(foldOfRow).noneMatch(other -> other == fold)) {
            return;
        }
        List<Example> others = new ArrayList<>();
        for (int row = 0; row < foldOfRow.length; row++) {
            if (foldOfRow[row] != fold) {
                others.add(rows.get(row));
            }
        }
        TrainedModel model = ModelTraining.train(monitor, others);
        for (int row = 0; row < foldOfRow.length; row++) {
            if (foldOfRow[row] == fold) {
                outputs[row] = model.predict(rows.get(row).features());
            }
        }
    }

    private static int[] folds(WindowSpec window, List<Example> rows) {
        if (window.isBySpan()) {
            Instant align = window.alignTo() == null ? Instant.EPOCH : window.alignTo();
            long span = window.span().toMillis();
            return rows.stream()
                    .mapToLong(row -> row.eventTime().toEpochMilli() - align.toEpochMilli())
                    .mapToInt(offset -> Math.floorMod(Math.floorDiv(offset, span), FOLDS))
                    .toArray();
        }
        long quarter = (rows.size() + FOLDS - 1) / FOLDS;
        long blockRows = Math.min(window.rows(), quarter);
        return IntStream.range(0, rows.size())
                .map(row -> (int) (row / blockRows % FOLDS))
                .toArray();
    }
}
