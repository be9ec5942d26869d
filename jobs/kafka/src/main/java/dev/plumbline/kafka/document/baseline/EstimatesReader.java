package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.EstimateReference;
import dev.plumbline.core.estimation.Calibrator;
import dev.plumbline.core.estimation.LossModel;
import dev.plumbline.core.estimation.MetricReference;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads what {@link EstimatesWriter} wrote. */
final class EstimatesReader {
    private static final String WAY_OUT = "build the baseline again";

    private EstimatesReader() {}

    static EstimateReference estimates(DocumentValue value) {
        DocumentSection section =
                value.section("calibration", "classCalibrations", "lossModels", "metrics");
        return new EstimateReference(
                section.optional("calibration")
                        .map(EstimatesReader::calibrator)
                        .orElse(Calibrator.identity()),
                section.optional("classCalibrations")
                        .map(each -> each.list().stream().map(EstimatesReader::calibrator).toList())
                        .orElse(List.of()),
                section.optional("lossModels")
                        .map(models -> models.list().stream().map(EstimatesReader::model).toList())
                        .orElse(List.of()),
                BaselineReader.field(section, "metrics").list().stream()
                        .map(EstimatesReader::reference)
                        .toList());
    }

    private static Calibrator calibrator(DocumentValue value) {
        DocumentSection section = value.section("scores", "probabilities");
        double[] scores = BaselineReader.field(section, "scores").numbers();
        double[] probabilities =
                BaselineReader.field(section, "probabilities").numbers(scores.length);
        try {
            return Calibrator.of(
                    Arrays.stream(scores).boxed().toList(),
                    Arrays.stream(probabilities).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw value.problem("must hold steps that never fall: " + e.getMessage(), WAY_OUT);
        }
    }

    private static LossModel model(DocumentValue value) {
        try {
            return LossModel.fromBytes(Base64.getDecoder().decode(value.text()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw value.problem("must hold a loss model: " + e.getMessage(), WAY_OUT);
        }
    }

    private static MetricReference reference(DocumentValue value) {
        DocumentSection section =
                value.section("metric", "deviation", "share", "lowerThreshold", "upperThreshold");
        DocumentValue metric = BaselineReader.field(section, "metric");
        return new MetricReference(
                PerformanceMetric.named(metric.name())
                        .orElseThrow(() -> metric.problem("must be a performance metric", WAY_OUT)),
                BaselineReader.field(section, "deviation").anyNumber(),
                BaselineReader.field(section, "share").anyNumber(),
                BaselineReader.field(section, "lowerThreshold").anyNumber(),
                BaselineReader.field(section, "upperThreshold").anyNumber());
    }
}
