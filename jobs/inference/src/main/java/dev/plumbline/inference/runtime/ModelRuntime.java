package dev.plumbline.inference.runtime;

/**
 * Answers rows of numbers with rows of numbers.
 *
 * <p>The answer to a row depends on that row alone, not on the rows it is scored with. One runtime
 * belongs to one thread; what is costly behind it may be shared.
 */
public interface ModelRuntime extends AutoCloseable {
    /** Returns how many numbers make one input row. */
    int inputs();

    /** Returns how many numbers make one output row. */
    int outputs();

    /**
     * Scores rows.
     *
     * @param inputs row-major, at least {@code rows} × {@link #inputs()} numbers
     * @param rows at least 0
     * @return row-major, {@code rows} × {@link #outputs()} numbers, not checked to be finite
     * @throws ScoringException if the model could not answer
     */
    float[] score(float[] inputs, int rows) throws ScoringException;

    @Override
    void close();
}
