package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestRetrainingTest {
    private static final Published BIKES = Published.hourly();

    private KeyedOneInputStreamOperatorTestHarness<String, OutputRecord, OutputRecord> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new RequestRetraining(BIKES.control(), "retraining")),
                        episode -> "bikes",
                        Types.STRING);
        harness.setup(OutputRecordSerializer.INSTANCE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void asksOnceForAPerformanceLoss() throws Exception {
        process(episode("a", AlertRules.PERFORMANCE, EpisodeState.OPEN, 1));
        process(episode("a", AlertRules.PERFORMANCE, EpisodeState.UPDATED, 2));
        assertThat(triggers()).isEmpty();
        harness.processWatermark(START + 5 * HOUR);
        assertThat(triggers())
                .singleElement()
                .satisfies(
                        asked -> {
                            assertThat(asked.episodeId()).isEqualTo("a");
                            assertThat(asked.time().toEpochMilli()).isEqualTo(START + HOUR);
                            assertThat(asked.trainTo()).isEqualTo(asked.time());
                        });
    }

    @Test
    void letsABreakOfTheSameTimeVetoWhateverTheOrderOfArrival() throws Exception {
        process(episode("loss", AlertRules.PERFORMANCE, EpisodeState.OPEN, 1));
        process(episode("break", AlertRules.DATA_QUALITY, EpisodeState.OPEN, 1));
        harness.processWatermark(START + 5 * HOUR);
        assertThat(triggers()).isEmpty();
    }

    @Test
    void decidesInTheOrderOfEventTimeWhateverTheOrderOfArrival() throws Exception {
        List<AlertEpisode> told = new ArrayList<>();
        told.add(episode("break", AlertRules.DATA_QUALITY, EpisodeState.OPEN, 1));
        told.add(episode("loss", AlertRules.PERFORMANCE, EpisodeState.OPEN, 2));
        told.add(episode("break", AlertRules.DATA_QUALITY, EpisodeState.RESOLVED, 3));
        told.add(episode("loss", AlertRules.PERFORMANCE, EpisodeState.UPDATED, 4));
        told.add(episode("loss", AlertRules.PERFORMANCE, EpisodeState.UPDATED, 40));
        Random random = new Random(3);
        for (int round = 0; round < 10; round++) {
            close();
            open();
            for (AlertEpisode episode : told) {
                process(episode);
            }
            harness.processWatermark(START + 50 * HOUR);
            assertThat(triggers())
                    .as("round " + round)
                    .extracting(trigger -> trigger.time().toEpochMilli())
                    .containsExactly(START + 4 * HOUR, START + 40 * HOUR);
            assertThat(triggers().get(0).exclude()).hasSize(1);
            Collections.shuffle(told, random);
        }
    }

    private void process(AlertEpisode episode) throws Exception {
        AlertEpisodeCodec codec = new AlertEpisodeCodec();
        harness.processElement(
                OutputRecord.now("alerts", codec.key(episode), codec.encode(episode)), 0);
    }

    private List<RetrainingTrigger> triggers() throws Exception {
        List<RetrainingTrigger> triggers = new ArrayList<>();
        for (OutputRecord record : harness.extractOutputValues()) {
            triggers.add(new RetrainingTriggerCodec().decode(record.value()));
        }
        return triggers;
    }

    private static AlertEpisode episode(String id, String rule, EpisodeState state, int hour) {
        Instant time = Instant.ofEpochMilli(START + hour * HOUR);
        return new AlertEpisode(
                id,
                "bikes",
                "1",
                "",
                BIKES.baseline().id(),
                rule,
                Severity.CRITICAL,
                state,
                "PT1H",
                Clock.TIME,
                time,
                time,
                state == EpisodeState.RESOLVED ? time : null,
                time.minusSeconds(3600),
                time,
                1,
                "rmse 20 beyond 12",
                List.of(),
                List.of(),
                "runbook",
                null);
    }
}
