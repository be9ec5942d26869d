package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;

/**
 * What the evaluation set held in one slice.
 *
 * @param slice its name ({@link dev.plumbline.core.slice.SlicePlan#name})
 * @param rows with a prediction
 * @param prediction mean of {@link dev.plumbline.core.slice.SlicedPrediction}; NaN without rows
 * @param predictionVariance unbiased; NaN below two rows
 * @param labelled rows with a label and, of a classifier, a decision
 * @param loss their mean loss, as the job counts it; NaN without a label
 * @param lossVariance unbiased; NaN below two labels
 */
public record SliceReference(
        String slice,
        long rows,
        double prediction,
        double predictionVariance,
        long labelled,
        double loss,
        double lossVariance) {

    void writeTo(BinaryWriter out) {
        out.writeText(slice);
        out.writeLong(rows);
        out.writeDouble(prediction);
        out.writeDouble(predictionVariance);
        out.writeLong(labelled);
        out.writeDouble(loss);
        out.writeDouble(lossVariance);
    }
}
