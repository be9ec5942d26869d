package dev.plumbline.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.retraining.ExcludedSpan;
import dev.plumbline.core.retraining.RetrainingTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pins what the quickstart's model does on its data, so that the story it tells stays true. */
class BikeStoryTest {
    private static final Dataset BIKE = Dataset.named("bike", null);
    private static final Monitor MONITOR = BIKE.monitor();
    private static final Instant TRIGGERED = Instant.parse("2012-03-25T00:00:00Z");
    private static TrainedVersion first;

    @BeforeAll
    static void train() {
        first = TrainedVersion.train(MONITOR, "1", BIKE.history(), BIKE.history());
    }

    @Test
    void baselineHoldsTheOutOfFoldErrorOfTheFirstYear() {
        assertThat(first.baseline().performance().metrics().get("rmse").value())
                .isCloseTo(59.4, within(0.2));
        assertThat(first.baseline().performance().metrics().get("rmse").n()).isEqualTo(8_645);
        assertThat(first.baseline().rows()).isEqualTo(8_645);
    }

    @Test
    void breachesOneAndAHalfTimesTheBaselineFromTheTenthWeekOn() {
        double limit = 1.5 * first.baseline().performance().metrics().get("rmse").value();
        List<Double> weeks = new ArrayList<>();
        for (int week = 0; week < 12; week++) {
            weeks.add(rmse(first.model(), week(week, 1)));
        }

        assertThat(weeks.subList(0, 10)).allMatch(error -> error > 45 && error < 80);
        assertThat(weeks.get(10)).isCloseTo(137.8, within(0.5)).isGreaterThan(limit);
        assertThat(weeks.get(11)).isCloseTo(156.8, within(0.5)).isGreaterThan(limit);
    }

    @Test
    void retrainingOnSixLabelledWeeksNearlyHalvesTheError() {
        TriggeredRows rows = TriggeredRows.of(trigger(List.of()), all(), BIKE.referenceSpan());

        TrainedVersion second =
                TrainedVersion.train(MONITOR, "2", rows.training(), rows.reference());

        assertThat(rmse(first.model(), week(12, 4))).isCloseTo(152, within(0.5));
        assertThat(rmse(second.model(), week(12, 4))).isCloseTo(87.2, within(0.5));
        assertThat(second.model().inputs()).as("no row with heavy rain").hasSize(55);
        assertThat(second.baseline().modelVersion()).isEqualTo("2");
        assertThat(second.baseline().rows()).as("a whole year of features").isGreaterThan(8_600);
        assertThat(second.baseline().performance().metrics().get("rmse").n())
                .isEqualTo(rows.training().size());
    }

    @Test
    void aRetrainedBaselineProfilesItsOwnModelsAnswers() {
        TriggeredRows rows = TriggeredRows.of(trigger(List.of()), all(), BIKE.referenceSpan());
        TrainedVersion second =
                TrainedVersion.train(MONITOR, "2", rows.training(), rows.reference());
        double mean =
                rows.reference().stream()
                        .mapToDouble(row -> second.model().predict(row.features()).value())
                        .average()
                        .orElseThrow();

        assertThat(second.baseline().outputs().get(0).name()).isEqualTo(Baseline.VALUE);
        assertThat(((NumericProfile) second.baseline().outputs().get(0).profile()).mean())
                .isCloseTo(mean, within(1e-6));
    }

    @Test
    void neitherTrainsOnLabelsFromTheFutureNorOnExcludedSpans() {
        ExcludedSpan excluded =
                new ExcludedSpan(
                        Instant.parse("2012-03-01T00:00:00Z"),
                        Instant.parse("2012-03-03T00:00:00Z"),
                        "humidity out of range");

        TriggeredRows whole = TriggeredRows.of(trigger(List.of()), all(), BIKE.referenceSpan());
        TriggeredRows cut =
                TriggeredRows.of(trigger(List.of(excluded)), all(), BIKE.referenceSpan());

        assertThat(whole.training())
                .allMatch(row -> !row.labelKnownAt().isAfter(TRIGGERED))
                .allMatch(row -> !row.eventTime().isBefore(TRIGGERED.minus(Duration.ofDays(42))));
        assertThat(whole.training().size() - cut.training().size()).isEqualTo(48);
        assertThat(whole.reference().size() - cut.reference().size()).isEqualTo(48);
    }

    private static RetrainingTrigger trigger(List<ExcludedSpan> excluded) {
        return new RetrainingTrigger(
                "t",
                "/plumbline/bike-demand",
                TRIGGERED,
                "bike-demand",
                "1",
                first.baseline().id(),
                TriggerMode.REQUEST,
                "performance.rmse",
                "e",
                "rmse",
                MONITOR.time().clock(),
                TRIGGERED.minus(Duration.ofDays(42)),
                TRIGGERED,
                excluded,
                List.of());
    }

    private static List<Example> all() {
        List<Example> all = new ArrayList<>(BIKE.history());
        all.addAll(BIKE.replay());
        return all;
    }

    private static List<Example> week(int week, int weeks) {
        Instant from = BIKE.replayStart().plus(Duration.ofDays(7L * week));
        Instant to = from.plus(Duration.ofDays(7L * weeks));
        return BIKE.replay().stream()
                .filter(row -> !row.eventTime().isBefore(from) && row.eventTime().isBefore(to))
                .toList();
    }

    private static double rmse(TrainedModel model, List<Example> rows) {
        return Math.sqrt(
                rows.stream()
                        .mapToDouble(
                                row ->
                                        model.predict(row.features()).value()
                                                - ((Number) row.label()).doubleValue())
                        .map(error -> error * error)
                        .average()
                        .orElseThrow());
    }
}
