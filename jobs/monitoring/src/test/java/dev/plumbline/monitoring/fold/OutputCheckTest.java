package dev.plumbline.monitoring.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.decode.PredictionDecoder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputCheckTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.5, 1.0000005, -1e-7})
    void takesProbabilities(double score) throws Exception {
        assertThat(isInvalid(Task.BINARY, Output.ofScore(score, "no"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                1.00001,
                -0.5,
                37,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void refusesEveryOtherScore(double score) throws Exception {
        assertThat(isInvalid(Task.BINARY, Output.ofScore(score, "no"))).isTrue();
        assertThat(isInvalid(Task.MULTICLASS, classes(score, 0.5, 0.5))).isTrue();
    }

    @Test
    void probabilitiesOfAllClassesSumToOne() throws Exception {
        assertThat(isInvalid(Task.MULTICLASS, classes(0.2, 0.3, 0.5))).isFalse();
        assertThat(isInvalid(Task.MULTICLASS, classes(0.3333, 0.3333, 0.3333))).isFalse();
        assertThat(isInvalid(Task.MULTICLASS, classes(0.9, 0.8, 0.7))).isTrue();
        assertThat(isInvalid(Task.MULTICLASS, classes(0.2, 0.3, 0.498))).isTrue();
    }

    @Test
    void quantilesDoNotFallFromLevelToLevel() throws Exception {
        assertThat(isInvalid(Task.REGRESSION, quantiles(1, 2, 3))).isFalse();
        assertThat(isInvalid(Task.REGRESSION, quantiles(2, 2, 2))).isFalse();
        assertThat(isInvalid(Task.REGRESSION, quantiles(3, 2, 1))).isTrue();
        assertThat(isInvalid(Task.REGRESSION, quantiles(1, 3, 2))).isTrue();
        assertThat(isInvalid(Task.REGRESSION, quantiles(1, Double.NaN, 3))).isTrue();
    }

    @Test
    void checksNothingThatIsNotStatedOrNotOfTheTask() throws Exception {
        for (Task task : Task.values()) {
            assertThat(isInvalid(task, new Output(1e9, null, null, "no"))).isFalse();
        }
        assertThat(isInvalid(Task.REGRESSION, Output.ofScore(37, "no"))).isFalse();
    }

    private static Output classes(double a, double b, double c) {
        return new Output(null, null, Map.of("a", a, "b", b, "c", c), "a");
    }

    private static Output quantiles(double low, double middle, double high) {
        return new Output(1.0, null, null, null, Map.of("0.9", high, "0.1", low, "0.5", middle));
    }

    private static boolean isInvalid(Task task, Output output) throws UndecodableRecord {
        byte[] value =
                new PredictionCodec()
                        .encode(
                                new Prediction(
                                        "p",
                                        "m",
                                        "1",
                                        Role.CHAMPION,
                                        Instant.EPOCH,
                                        null,
                                        output,
                                        null,
                                        null,
                                        Map.of()));
        PredictionDecoder decoder = new PredictionDecoder((model, version, role, time) -> null);
        return new OutputCheck(task).isInvalid(decoder.decode(value));
    }
}
