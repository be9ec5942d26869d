package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.ScoredLabel;

/**
 * A prediction that met its label, or a meeting taken back.
 *
 * @param bucket start of the prediction's tick, in event-time milliseconds
 * @param knownBy first tick at which the label is known; the least long if that does not matter
 * @param sign +1 or -1
 * @param delay how long after its prediction the label became known, in milliseconds
 * @param slices {@link dev.plumbline.core.slice.SliceCode}
 */
public record ScoredRow(
        long reference,
        long bucket,
        long knownBy,
        double score,
        int scoreCell,
        String predictedClass,
        double labelNumber,
        String labelText,
        int sign,
        long delay,
        long slices) {
    public static ScoredRow of(ScoredLabel scored) {
        return new ScoredRow(
                scored.prediction().reference(),
                scored.prediction().bucket(),
                scored.prediction().knownBy(scored.knownAt()),
                scored.prediction().score(),
                scored.prediction().scoreCell(),
                scored.prediction().predictedClass(),
                scored.label().number(),
                scored.label().text(),
                scored.sign(),
                scored.label().eventTime() - scored.prediction().eventTime(),
                scored.prediction().slices());
    }
}
