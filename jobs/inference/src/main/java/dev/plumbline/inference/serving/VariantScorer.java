package dev.plumbline.inference.serving;

import dev.plumbline.core.serving.Variant;
import dev.plumbline.inference.runtime.ModelRuntime;
import dev.plumbline.inference.runtime.ScoringException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One loaded version, with the rows that wait for its next call. */
final class VariantScorer implements AutoCloseable {
    private static final long NANOS_PER_MICRO = 1000;

    private final Variant variant;
    private final ModelRuntime runtime;
    private final InputEncoder encoder;
    private final OutputReader reader;
    private final List<Answer> waiting = new ArrayList<>();
    private float[] rows = new float[0];

    VariantScorer(Variant variant, ModelRuntime runtime) {
        this.variant = variant;
        this.runtime = runtime;
        this.encoder = new InputEncoder(variant.inputs());
        this.reader = new OutputReader(variant);
    }

    Variant variant() {
        return variant;
    }

    /** Queues a row for the next {@link #flush()}, or settles the answer at once if it cannot. */
    void add(Answer answer) {
        int start = waiting.size() * encoder.width();
        if (rows.length < start + encoder.width()) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, start + encoder.width()));
        }
        try {
            encoder.encode(answer.record().features(), rows, start);
            waiting.add(answer);
        } catch (RowRefused e) {
            answer.fail(e.getMessage());
        }
    }

    /** Scores and settles every row that waits. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            long start = System.nanoTime();
            float[] outputs = runtime.score(rows, waiting.size());
            long micros = (System.nanoTime() - start) / waiting.size() / NANOS_PER_MICRO;
            for (int row = 0; row < waiting.size(); row++) {
                settle(waiting.get(row), outputs, row * runtime.outputs(), micros);
            }
        } catch (ScoringException e) {
            scoreOneByOne();
        }
        waiting.clear();
    }

    @Override
    public void close() {
        runtime.close();
    }

    /** One row that the model cannot answer must not take its neighbours with it. */
    private void scoreOneByOne() {
        for (int row = 0; row < waiting.size(); row++) {
            int start = row * encoder.width();
            float[] one = Arrays.copyOfRange(rows, start, start + encoder.width());
            try {
                long before = System.nanoTime();
                float[] outputs = runtime.score(one, 1);
                long micros = (System.nanoTime() - before) / NANOS_PER_MICRO;
                settle(waiting.get(row), outputs, 0, micros);
            } catch (ScoringException e) {
                waiting.get(row).fail(e.getMessage());
            }
        }
    }

    private void settle(Answer answer, float[] outputs, int start, long micros) {
        try {
            answer.succeed(reader.read(outputs, start, runtime.outputs()), micros);
        } catch (RowRefused e) {
            answer.fail(e.getMessage());
        }
    }
}
