package dev.plumbline.core.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.identity.Identity;
import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.performance.ScoreVectorLayout;
import dev.plumbline.core.slice.SliceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingStateTest {
    private static final long NOON = Instant.parse("2026-06-30T12:00:00.123Z").toEpochMilli();
    private static final long HORIZON = Duration.ofDays(30).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Test
    void aWaitingBinaryPredictionTakesAtMostFortyBytes() {
        WaitingId id = new WaitingId();

        id.onPrediction(prediction(Identity.hash("model", "1"), NOON));

        assertThat(id.toBytes()).hasSize(35);
    }

    /** Flink writes the length of a byte array before it, in memory and in RocksDB. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "no", "yes", "false", "true"})
    void withItsLengthItTakesAtMostFortyBytesWhateverTheUsualNamesOfItsClasses(String name) {
        WaitingId id = new WaitingId();
        JoinedRow row = prediction(Identity.hash("model", "1"), NOON, 0.123456789, name);
        id.onPrediction(row);
        assertThat(Integer.BYTES + id.toBytes().length).isLessThanOrEqualTo(40);
        assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON, "1")))
                .extracting(ScoredLabel::prediction)
                .containsExactly(row);
    }

    @Test
    void aScoreThatAFloatHoldsTakesFourBytesLess() {
        for (double score : new double[] {0.5f, 0.1f, -0.0, Double.POSITIVE_INFINITY, 1e-40f}) {
            WaitingId id = new WaitingId();
            JoinedRow row = prediction(Identity.hash("model", "1"), NOON, score, "1");
            id.onPrediction(row);
            assertThat(id.toBytes()).hasSize(31);
            assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON, "1")))
                    .extracting(ScoredLabel::prediction)
                    .containsExactly(row);
        }
    }

    @Test
    void slicesAndGroupsTakeAtMostNineBytesMoreEachAndNoneWhereNobodyAsked() {
        WaitingId plain = new WaitingId();
        JoinedRow row = prediction(Identity.hash("model", "1"), NOON);
        plain.onPrediction(row);
        long widest = (1L << 61) - 1;
        JoinedRow sliced =
                new JoinedRow(
                        row.reference(),
                        row.eventTime(),
                        row.horizon(),
                        row.tick(),
                        row.byLabelTime(),
                        row.score(),
                        row.scoreCell(),
                        row.predictedClass(),
                        row.partition(),
                        row.offset(),
                        widest,
                        widest,
                        false,
                        null);
        WaitingId id = new WaitingId();
        id.onPrediction(sliced);
        assertThat(id.toBytes().length - plain.toBytes().length).isBetween(2, 18);
        assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON, "1")))
                .extracting(scored -> scored.prediction())
                .containsExactly(sliced);
    }

    @Test
    void eachPredictionKnowsWhetherItsErrorIsReadInOrder() {
        for (long slices : new long[] {SliceCode.NONE, 77}) {
            WaitingId id = new WaitingId();
            for (int reference = 1; reference <= 3; reference++) {
                id.onPrediction(
                        new JoinedRow(
                                reference,
                                NOON,
                                HORIZON,
                                MINUTE,
                                true,
                                0.5,
                                -1,
                                "1",
                                3,
                                1,
                                slices,
                                slices,
                                reference == 2,
                                null));
            }
            assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON, "1")))
                    .extracting(scored -> scored.prediction().inOrder())
                    .containsExactly(false, true, false);
        }
    }

    @Test
    void scoresOfClassesTakeFiveBytesEachAndQuantilesTen() {
        byte[] scores =
                ScoreVectorLayout.of(List.of("a", "b", "c")).write(new double[] {0.5, 0.3, 0.2});
        byte[] quantiles = PredictedQuantiles.write(Map.of("0.1", 1.0, "0.9", 3.0));
        assertThat(waitingBytes(scores) - waitingBytes(null)).isEqualTo(7 + 5 * 3);
        assertThat(waitingBytes(quantiles) - waitingBytes(null)).isEqualTo(1 + 10 * 2);

        WaitingId id = new WaitingId();
        id.onPrediction(saying(scores));
        assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON, "1")).get(0).prediction())
                .extracting(JoinedRow::distribution)
                .isEqualTo(scores);
    }

    private static int waitingBytes(byte[] distribution) {
        WaitingId id = new WaitingId();
        id.onPrediction(saying(distribution));
        return id.toBytes().length;
    }

    private static JoinedRow saying(byte[] distribution) {
        return new JoinedRow(
                7,
                NOON,
                HORIZON,
                MINUTE,
                true,
                Double.NaN,
                JoinedRow.NO_CELL,
                "a",
                3,
                9,
                SliceCode.NONE,
                SliceCode.NONE,
                false,
                distribution);
    }

    @Test
    void aHorizonThatIsNoWholeNumberOfTicksIsKept() {
        for (long horizon : new long[] {0, 1, MINUTE - 1, MINUTE, MINUTE + 1, HORIZON + 7}) {
            WaitingId id = new WaitingId();
            id.onPrediction(
                    new JoinedRow(1, NOON, horizon, MINUTE, true, 0.5, -1, "1", 3, 1_000_000_000));

            List<ScoredLabel> effects =
                    WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON + horizon, "1"));

            assertThat(effects).hasSize(1);
            assertThat(effects.get(0).prediction().horizon()).isEqualTo(horizon);
            assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(label(NOON + horizon + 1, "1")))
                    .isEmpty();
        }
    }

    @Test
    void everyPartOfAPredictionAndALabelComesBack() {
        for (JoinedRow row :
                List.of(
                        prediction(-1, NOON),
                        prediction(Long.MIN_VALUE, -5),
                        new JoinedRow(
                                7,
                                0,
                                5000,
                                1000,
                                false,
                                Double.NaN,
                                JoinedRow.NO_CELL,
                                "größer",
                                127,
                                Long.MAX_VALUE),
                        new JoinedRow(7, 0, 1, 1, true, -1e300, JoinedRow.REGRESSION, "", 0, 0))) {
            KnownLabel label =
                    new KnownLabel(row.eventTime(), 5, 1L << 40, Double.NaN, "ß", NOON, 300);
            WaitingId id = new WaitingId();
            id.onPrediction(row);

            List<ScoredLabel> effects = WaitingId.fromBytes(id.toBytes()).onLabel(label);
            assertThat(effects).containsExactly(new ScoredLabel(row, label, +1, label.eventTime()));

            id.onLabel(label);
            // it matters only by label time when the first label stopped to hold
            long replacedAt = row.eventTime() + (row.byLabelTime() ? 1 : 0);
            KnownLabel later = new KnownLabel(row.eventTime() + 1, 0, 0, 2.5, "2.5", -7, 0);
            assertThat(WaitingId.fromBytes(id.toBytes()).onLabel(later))
                    .containsExactly(
                            new ScoredLabel(row, label, -1, replacedAt),
                            new ScoredLabel(row, later, +1, later.eventTime()));
        }
    }

    @Test
    void anEarlierPredictionTakesOverTheLabelOfItsRepeat() {
        WaitingId id = new WaitingId();
        KnownLabel label = label(NOON + 5, "1");
        id.onLabel(label);
        id.onPrediction(prediction(1, NOON + 2));

        assertThat(id.onPrediction(prediction(1, NOON)))
                .containsExactly(
                        new ScoredLabel(prediction(1, NOON + 2), label, -1, NOON + 5),
                        new ScoredLabel(prediction(1, NOON), label, +1, NOON + 5));
        assertThat(id.onPrediction(prediction(1, NOON + 1))).isEmpty();
    }

    @Test
    void aLabelWaitsForItsPredictionAndIsFreedIfNoneComes() {
        WaitingId id = new WaitingId();
        id.onLabel(label(NOON, "1"));
        assertThat(id.isOnlyLabels()).isTrue();
        assertThat(id.lastExpiry(HORIZON)).isEqualTo(NOON + HORIZON);

        id.expire(NOON + HORIZON - 1, HORIZON);
        assertThat(id.isEmpty()).isFalse();
        assertThat(id.expire(NOON + HORIZON, HORIZON)).containsExactly(label(NOON, "1"));
        assertThat(id.isEmpty()).isTrue();
    }

    @Test
    void aLabelThatNoPredictionCouldTakeLeavesUnusedWithTheLastOfThem() {
        KnownLabel late = label(NOON + HORIZON + 1, "1");
        KnownLabel later = label(NOON + HORIZON + 2, "1");
        WaitingId id = new WaitingId();
        id.onLabel(later);
        id.onPrediction(prediction(1, NOON));
        id.onLabel(label(NOON + HORIZON, "1"));
        id.onPrediction(prediction(2, NOON + 1));
        id.onLabel(late);
        assertThat(id.expire(NOON + HORIZON, HORIZON)).isEmpty();
        assertThat(id.isEmpty()).isFalse();
        assertThat(id.expire(NOON + HORIZON + 1, HORIZON)).containsExactly(later);
        assertThat(id.isEmpty()).isTrue();
    }

    @Test
    void knowsWhetherItsBytesStillSayWhatWaits() {
        WaitingId id = new WaitingId();
        id.onPrediction(prediction(1, NOON));
        assertThat(id.hasChanged()).isTrue();

        id = WaitingId.fromBytes(id.toBytes());
        id.onPrediction(prediction(1, NOON));
        assertThat(id.expire(NOON, HORIZON)).isEmpty();
        assertThat(id.hasChanged()).isFalse();
        id.onLabel(label(NOON, "1"));
        assertThat(id.hasChanged()).isTrue();

        id = WaitingId.fromBytes(id.toBytes());
        id.onLabel(label(NOON, "1"));
        assertThat(id.hasChanged()).isFalse();
        id.onLabel(new KnownLabel(NOON, 0, 1, Double.NaN, "0", NOON, 9));
        assertThat(id.hasChanged()).isTrue();
    }

    @Test
    void aRepeatedLabelDoesNotGrowTheState() {
        WaitingId id = new WaitingId();
        id.onPrediction(prediction(1, NOON));
        id.onLabel(label(NOON + 1, "1"));
        int bytes = id.toBytes().length;

        for (int repeat = 0; repeat < 100; repeat++) {
            assertThat(id.onLabel(label(NOON + 1, "1"))).isEmpty();
        }

        assertThat(id.toBytes()).hasSize(bytes);
    }

    @Test
    void refusesTheStateOfAnotherRelease() {
        assertThatThrownBy(() -> WaitingId.fromBytes(new byte[] {2, 0}))
                .hasMessageContaining("format 3, got 2");
        assertThat(WaitingId.fromBytes(null).isEmpty()).isTrue();
    }

    @Test
    void ticksHoldTheirEventsAndKnowLabelsAtTheirEnd() {
        JoinedRow row = new JoinedRow(1, -1, 100, 10, true, 0, 0, "", 0, 0);
        assertThat(row.bucket()).isEqualTo(-10);
        assertThat(row.deadline()).isEqualTo(99);
        assertThat(row.knownBy(-1)).isZero();
        assertThat(row.knownBy(0)).isEqualTo(10);
        assertThat(row.knownBy(9)).isEqualTo(10);

        JoinedRow whenever = new JoinedRow(1, -1, 100, 10, false, 0, 0, "", 0, 0);
        assertThat(whenever.knownBy(9)).isEqualTo(Long.MIN_VALUE);
    }

    /** As dear as they come: the last cell of the largest grid, a partition of two digits. */
    private static JoinedRow prediction(long reference, long eventTime) {
        return prediction(reference, eventTime, 0.123456789, "1");
    }

    private static JoinedRow prediction(
            long reference, long eventTime, double score, String predictedClass) {
        return new JoinedRow(
                reference,
                eventTime,
                HORIZON,
                MINUTE,
                true,
                score,
                ScoreGrid.MOST_BOUNDARIES,
                predictedClass,
                99,
                1_000_000_000);
    }

    private static KnownLabel label(long eventTime, String text) {
        return new KnownLabel(eventTime, 0, 0, Double.NaN, text, eventTime + 1, 9);
    }
}
