package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;

/** Reads what {@link SliceReferencesWriter} wrote. */
final class SliceReferencesReader {
    private SliceReferencesReader() {}

    static SliceReferences slices(DocumentValue value) {
        DocumentSection section = value.section("lossDependence", "held");
        DocumentSection losses =
                BaselineReader.field(section, "lossDependence")
                        .section("lambda", "blockRows", "blocks");
        return new SliceReferences(
                BaselineReader.field(section, "held").list().stream()
                        .map(SliceReferencesReader::slice)
                        .toList(),
                new Dependence(
                        BaselineReader.field(losses, "lambda").anyNumber(),
                        BaselineReader.field(losses, "blockRows").anyNumber(),
                        BaselineReader.field(losses, "blocks").smallWhole(0)));
    }

    private static SliceReference slice(DocumentValue value) {
        DocumentSection section =
                value.section(
                        "slice",
                        "rows",
                        "prediction",
                        "predictionVariance",
                        "labelled",
                        "loss",
                        "lossVariance");
        return new SliceReference(
                BaselineReader.field(section, "slice").name(),
                BaselineReader.field(section, "rows").whole(0),
                BaselineReader.field(section, "prediction").anyNumber(),
                BaselineReader.field(section, "predictionVariance").anyNumber(),
                BaselineReader.field(section, "labelled").whole(0),
                BaselineReader.field(section, "loss").anyNumber(),
                BaselineReader.field(section, "lossVariance").anyNumber());
    }
}
