package dev.plumbline.core.serving;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import java.util.List;

/**
 * One model version in service.
 *
 * @param trafficShare share of requests that a served variant answers, 0 to 1
 * @param artefactUri where the model file lies
 * @param artefactSha256 lower-case hex; a file that differs is refused
 * @param baselineId the baseline that the version is held to; null if none
 * @param runtime what runs the artefact, such as {@code onnx}
 * @param inputTensor name of the input tensor, shape [rows, inputs]; null when the model has just
 *     one
 * @param inputs columns of the input tensor, in order
 * @param outputTensor name of the output tensor; null when the model has just one
 * @param classes class of each output column, in order; for BINARY the negative class first; empty
 *     for REGRESSION
 * @param decisionThreshold BINARY: the positive class is decided from this score on
 * @param goldenRows rows that the model must answer as its trainer saw
 */
public record Variant(
        String version,
        Role role,
        double trafficShare,
        String artefactUri,
        String artefactSha256,
        String baselineId,
        String runtime,
        String inputTensor,
        List<ModelInput> inputs,
        String outputTensor,
        Task task,
        List<String> classes,
        double decisionThreshold,
        List<GoldenRow> goldenRows) {
    public Variant {
        inputs = List.copyOf(inputs);
        classes = List.copyOf(classes);
        goldenRows = List.copyOf(goldenRows);
    }

    /** Returns the same version in another role, as when a champion goes on as a shadow. */
    public Variant as(Role other, double share) {
        return new Variant(
                version,
                other,
                share,
                artefactUri,
                artefactSha256,
                baselineId,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                decisionThreshold,
                goldenRows);
    }
}
