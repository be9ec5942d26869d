package dev.plumbline.kafka.codec;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.core.serving.Variant;
import java.nio.charset.StandardCharsets;

/** Deployments, keyed by model/revision, so that compaction keeps what older events need. */
public final class DeploymentCodec implements RecordCodec<Deployment> {
    private final SingleObject<dev.plumbline.schema.Deployment> avro =
            new SingleObject<>(dev.plumbline.schema.Deployment.getClassSchema());

    @Override
    public byte[] encode(Deployment deployment) {
        return avro.encode(
                new dev.plumbline.schema.Deployment(
                        deployment.model(),
                        deployment.revision(),
                        deployment.effectiveFrom(),
                        deployment.variants().stream().map(DeploymentCodec::toAvro).toList()));
    }

    @Override
    public Deployment decode(byte[] value) throws UndecodableRecord {
        return avro.decode(
                value,
                read ->
                        new Deployment(
                                read.getModel(),
                                read.getRevision(),
                                read.getEffectiveFrom(),
                                read.getVariants().stream()
                                        .map(DeploymentCodec::toDomain)
                                        .toList()));
    }

    public byte[] key(Deployment deployment) {
        return (deployment.model() + "/" + deployment.revision()).getBytes(StandardCharsets.UTF_8);
    }

    private static dev.plumbline.schema.Variant toAvro(Variant variant) {
        return new dev.plumbline.schema.Variant(
                variant.version(),
                dev.plumbline.schema.Role.valueOf(variant.role().name()),
                variant.trafficShare(),
                variant.artefactUri(),
                variant.artefactSha256(),
                variant.baselineId(),
                variant.runtime(),
                variant.inputTensor(),
                variant.inputs().stream().map(DeploymentCodec::toAvro).toList(),
                variant.outputTensor(),
                dev.plumbline.schema.Task.valueOf(variant.task().name()),
                variant.classes(),
                variant.decisionThreshold(),
                variant.goldenRows().stream().map(DeploymentCodec::toAvro).toList());
    }

    private static dev.plumbline.schema.ModelInput toAvro(ModelInput input) {
        return new dev.plumbline.schema.ModelInput(
                input.feature(), input.category(), input.whenMissing());
    }

    private static dev.plumbline.schema.GoldenRow toAvro(GoldenRow row) {
        return new dev.plumbline.schema.GoldenRow(row.inputs(), row.outputs(), row.tolerance());
    }

    private static Variant toDomain(dev.plumbline.schema.Variant read) {
        return new Variant(
                read.getVersion(),
                Role.valueOf(read.getRole().name()),
                read.getTrafficShare(),
                read.getArtefactUri(),
                read.getArtefactSha256(),
                read.getBaselineId(),
                read.getRuntime(),
                read.getInputTensor(),
                read.getInputs().stream()
                        .map(
                                input ->
                                        new ModelInput(
                                                input.getFeature(),
                                                input.getCategory(),
                                                input.getWhenMissing()))
                        .toList(),
                read.getOutputTensor(),
                Task.valueOf(read.getTask().name()),
                read.getClasses(),
                read.getDecisionThreshold(),
                read.getGoldenRows().stream()
                        .map(
                                row ->
                                        new GoldenRow(
                                                row.getInputs(),
                                                row.getOutputs(),
                                                row.getTolerance()))
                        .toList());
    }
}
