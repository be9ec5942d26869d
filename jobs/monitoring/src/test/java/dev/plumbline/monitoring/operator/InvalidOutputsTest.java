package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.CreditModel.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.PredictionDecoder;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.fold.PredictionFold;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores that are no probabilities are counted, and taken for nothing else than what they are. */
class InvalidOutputsTest {
    private static final int ROWS = 200;
    private static final double[] BAD = {
        Double.NaN, 1.5, -0.2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final Monitor MONITOR =
            CreditModel.monitor("{true_positive_rate_difference: 0.1}");
    private static final CreditModel CREDIT = new CreditModel(MONITOR, baseline());

    private record Folded(ProfileDelta delta, List<Double> awaited) {}

    @Test
    void badScoresAreCountedAndEnterNoEstimate() throws Exception {
        Folded bad = folded(row -> row % 40 == 0 ? BAD[row / 40] : Double.valueOf(score(row)));
        Folded absent = folded(row -> row % 40 == 0 ? null : Double.valueOf(score(row)));
        ModelProfile profile = profile(bad);
        NumericProfile scores =
                (NumericProfile) profile.profile(profile.layout().slotOf(Baseline.SCORE));

        assertThat(profile.arrivals().invalidOutputs()).isEqualTo(BAD.length);
        assertThat(profile(absent).arrivals().invalidOutputs()).isZero();
        assertThat(scores.nan()).isOne();
        assertThat(scores.infinite()).isEqualTo(2);
        assertThat(bad.delta().estimates()).isNotEmpty().isEqualTo(absent.delta().estimates());
        assertThat(bad.awaited()).isEqualTo(absent.awaited()).contains(Double.NaN);
    }

    private static ModelProfile profile(Folded folded) {
        ModelProfile profile = new ModelProfile(CREDIT.baseline().layout());
        profile.mergeBytes(folded.delta().profile());
        return profile;
    }

    private interface Scores {
        Double of(int row);
    }

    private static Folded folded(Scores scores) throws Exception {
        List<ProfileDelta> deltas = new ArrayList<>();
        List<Double> awaited = new ArrayList<>();
        try (ControlView control = CREDIT.control().open()) {
            PredictionFold fold = new PredictionFold(control, deltas::add);
            PredictionDecoder decoder = new PredictionDecoder(fold);
            for (int row = 0; row < ROWS; row++) {
                RawRecord raw = raw(row, new Output(null, scores.of(row), null, "no"));
                DecodedPrediction prediction = decoder.decode(raw.value());
                fold.add(prediction);
                fold.awaiting(prediction, raw, found -> awaited.add(score(found)));
            }
            fold.flush();
        }
        return new Folded(
                deltas.stream()
                        .filter(delta -> delta.key().equals(CREDIT.key().text()))
                        .findFirst()
                        .orElseThrow(),
                awaited);
    }

    private static double score(AwaitingLabel awaiting) {
        return awaiting.row().score();
    }

    private static RawRecord raw(int row, Output output) {
        byte[] value =
                new PredictionCodec()
                        .encode(
                                new Prediction(
                                        "p" + row,
                                        "credit",
                                        "1",
                                        Role.CHAMPION,
                                        Instant.ofEpochMilli(START + row),
                                        null,
                                        output,
                                        null,
                                        null,
                                        Map.of("sex", row % 2 == 0 ? "f" : "m")));
        return new RawRecord("predictions", 0, row, START, START + row, value);
    }

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(MONITOR, "1");
        for (int row = 0; row < 4_000; row++) {
            builder.add(
                    Instant.ofEpochSecond(60L * row),
                    Map.of("sex", row % 2 == 0 ? "f" : "m"),
                    Output.ofScore(score(row), score(row) < 0.5 ? "no" : "yes"),
                    row * 61 % 101 < 100 * score(row) ? "yes" : "no");
        }
        return builder.build();
    }

    private static double score(int row) {
        return (row * 37 % 100 + 0.5) / 100;
    }
}
