package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.multivariate.PrincipalComponents;
import dev.plumbline.core.multivariate.ReconstructionModel;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what {@link ReconstructionWriter} wrote. */
final class ReconstructionReader {
    static final String KEY = "reconstruction";

    private ReconstructionReader() {}

    static ReconstructionModel model(DocumentValue value) {
        DocumentSection section = value.section("features", "directions");
        List<DocumentSection> features =
                BaselineReader.field(section, "features").list().stream()
                        .map(each -> each.section("feature", "mean", "deviation", "shares"))
                        .toList();
        double[][] directions =
                BaselineReader.field(section, "directions").list().stream()
                        .map(ReconstructionReader::direction)
                        .toArray(double[][]::new);
        for (double[] direction : directions) {
            if (direction.length != features.size()) {
                throw value.problem(
                        "must have a number per feature in every direction",
                        "build the baseline again");
            }
        }
        return new ReconstructionModel(
                features.stream()
                        .map(each -> BaselineReader.field(each, "feature").name())
                        .toList(),
                features.stream().map(ReconstructionReader::shares).toList(),
                new PrincipalComponents(
                        numbers(features, "mean"), numbers(features, "deviation"), directions));
    }

    private static double[] direction(DocumentValue value) {
        double[] direction = value.isList() ? value.numbers() : floats(value);
        // one that is no number would make every row's error none, and the fault silent
        if (!Arrays.stream(direction).allMatch(Double::isFinite)) {
            throw value.problem(
                    "must hold a direction of finite numbers", "build the baseline again");
        }
        return direction;
    }

    private static double[] floats(DocumentValue value) {
        byte[] bytes = bytes(value);
        if (bytes.length % Float.BYTES != 0) {
            throw value.problem(
                    "must hold a direction of numbers of 4 bytes each", "build the baseline again");
        }
        FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
        return IntStream.range(0, floats.limit()).mapToDouble(floats::get).toArray();
    }

    private static byte[] bytes(DocumentValue value) {
        try {
            return Base64.getDecoder().decode(value.text());
        } catch (IllegalArgumentException e) {
            throw value.problem(
                    "must hold a direction: " + e.getMessage(), "build the baseline again");
        }
    }

    private static double[] shares(DocumentSection feature) {
        return feature.optional("shares").map(DocumentValue::numbers).orElse(new double[0]);
    }

    private static double[] numbers(List<DocumentSection> features, String key) {
        return features.stream()
                .mapToDouble(each -> BaselineReader.field(each, key).number())
                .toArray();
    }
}
