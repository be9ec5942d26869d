package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;

/**
 * Where a statistic turns, by how it varied among the chunks of the evaluation set.
 *
 * @param measurement name of the measurement, such as {@code kolmogorov_smirnov@nannyml}
 * @param value mean + 3 population standard deviations over the chunks, at most the statistic's
 *     largest value
 */
public record ChunkThreshold(String feature, String measurement, double value) {

    void writeTo(BinaryWriter out) {
        out.writeText(feature);
        out.writeText(measurement);
        out.writeDouble(value);
    }
}
