package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.schema.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentCodecTest implements CodecContract<Deployment> {
    @Override
    public RecordCodec<Deployment> codec() {
        return new DeploymentCodec();
    }

    @Override
    public List<Deployment> examples() {
        return List.of(Examples.deployment());
    }

    @Test
    void refusesADeploymentWithoutAChampionAndSaysSo() {
        dev.plumbline.schema.Deployment leaderless =
                new dev.plumbline.schema.Deployment(
                        "churn", 1L, java.time.Instant.EPOCH, List.of(shadow()));
        byte[] value =
                new SingleObject<dev.plumbline.schema.Deployment>(
                                dev.plumbline.schema.Deployment.getClassSchema())
                        .encode(leaderless);

        assertThatThrownBy(() -> codec().decode(value))
                .isInstanceOfSatisfying(
                        UndecodableRecord.class,
                        refused ->
                                org.assertj.core.api.Assertions.assertThat(refused.errorClass())
                                        .isEqualTo(ErrorClass.INVALID_VALUE))
                .hasMessageContaining("exactly one CHAMPION");
    }

    private static dev.plumbline.schema.Variant shadow() {
        return new dev.plumbline.schema.Variant(
                "1",
                Role.SHADOW,
                0.0,
                "file:///m.onnx",
                "ab",
                null,
                "onnx",
                null,
                List.of(),
                null,
                dev.plumbline.schema.Task.REGRESSION,
                List.of(),
                0.5,
                List.of());
    }
}
