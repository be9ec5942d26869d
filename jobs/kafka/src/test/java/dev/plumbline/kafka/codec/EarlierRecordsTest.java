package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.PredictionDecoder;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.DeadLetter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a producer or a job of an earlier build wrote, another program's bytes, is read. */
class EarlierRecordsTest {
    private static final Instant TIME = Instant.ofEpochMilli(1_709_251_199_000L);

    @Test
    void theMonitoringJobReadsPredictionsOfProducersThatWereNotUpgraded() throws Exception {
        List<byte[]> written = records("Prediction");
        FeatureRow row =
                new FeatureRow(
                        new ProfileLayout(
                                new LinkedHashMap<>(
                                        Map.of(
                                                "age",
                                                NumericBins.of(new double[] {30}, 0),
                                                "country",
                                                CategoryBins.of(List.of("ÖS"))))));
        PredictionDecoder decoder = new PredictionDecoder((model, version, role, time) -> row);

        assertThat(PeekEventTime.predictions().eventTime(written.get(0)))
                .isEqualTo(TIME.toEpochMilli());
        DecodedPrediction first = decoder.decode(written.get(0));
        assertThat(first.model()).isEqualTo("loans");
        assertThat(first.role()).isEqualTo(Role.SHADOW);
        assertThat(first.eventTimeMillis()).isEqualTo(TIME.toEpochMilli());
        assertThat(first.score()).isEqualTo(0.75);
        assertThat(first.predictedClass()).isEqualTo("yes");
        assertThat(first.classScores().size()).isEqualTo(2);
        assertThat(first.quantiles().size()).isZero();
        assertThat(first.row()).isSameAs(row);

        DecodedPrediction second = decoder.decode(written.get(1));
        assertThat(PeekEventTime.predictions().eventTime(written.get(1))).isEqualTo(-1);
        assertThat(second.eventTimeMillis()).isEqualTo(-1);
        assertThat(second.value()).isEqualTo(-0.0);
    }

    @Test
    void theCodecReadsThemToo() throws Exception {
        Prediction read = new PredictionCodec().decode(records("Prediction").get(0));
        assertThat(read.features())
                .containsEntry("age", 41L)
                .containsEntry("income", 1234.5)
                .containsEntry("country", "ÖS")
                .containsEntry("member", true)
                .containsEntry("note", null);
        assertThat(read.output().classScores()).containsEntry("yes", 0.75);
        assertThat(read.output().quantiles()).isNull();
        assertThat(read.entityId()).isEqualTo("c-9");
    }

    @Test
    void readsWhatEarlierJobsWroteWithoutTheFieldsAddedSince() throws Exception {
        BaselineMessage baseline = new BaselineMessageCodec().decode(only("Baseline"));
        assertThat(baseline.document()).isEqualTo("{\"id\": \"0123456789abcdef\"}");
        assertThat(baseline.seasons()).isNull();

        DeadLetter letter = new DeadLetterCodec().decode(only("DeadLetter"));
        assertThat(letter.offset()).isEqualTo(17);
        assertThat(letter.eventTime()).isNull();
        assertThat(letter.idHash()).isNull();

        WindowReport report = new WindowReportCodec().decode(only("WindowReport"));
        assertThat(report.revision()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(1_000);
        assertMeasured(report.measurements());

        AlertEpisode episode = new AlertEpisodeCodec().decode(only("AlertEpisode"));
        assertThat(episode.state()).isEqualTo(EpisodeState.OPEN);
        assertMeasured(episode.evidence());

        RetrainingTrigger trigger = new RetrainingTriggerCodec().decode(only("RetrainingTrigger"));
        assertThat(trigger.time()).isEqualTo(TIME);
        assertMeasured(trigger.evidence());
    }

    @Test
    void refusesThemCutShortAtAnyByte() throws Exception {
        byte[] whole = records("Prediction").get(0);
        PredictionDecoder decoder = new PredictionDecoder((model, version, role, time) -> null);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(UndecodableRecord.class);
        }
    }

    private static void assertMeasured(List<Measurement> measurements) {
        assertThat(measurements)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.metric()).isEqualTo("psi");
                            assertThat(one.verdict()).isEqualTo(Verdict.DRIFT);
                            assertThat(one.interval().upper()).isEqualTo(0.3);
                            assertThat(one.changes()).isEmpty();
                        });
    }

    private static byte[] only(String name) throws IOException {
        List<byte[]> records = records(name);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static List<byte[]> records(String name) throws IOException {
        try (InputStream in =
                EarlierRecordsTest.class.getResourceAsStream("/golden/earlier-records.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> HexFormat.of().parseHex(line.substring(name.length() + 1)))
                    .toList();
        }
    }
}
