package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four weeks in which a number and a category follow the day, and which has gaps by night. */
class SeasonCounterTest {
    private static final long HOUR = HourOfWeek.HOUR;
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final int ROWS_PER_HOUR = 100;
    private static final long STEP = HOUR / ROWS_PER_HOUR;

    private final Baseline baseline = baseline(rows(28 * 24, 1));

    private record Row(long millis, Map<String, Object> features) {}

    @Test
    void countsEveryRowInItsHour() {
        Seasons seasons = baseline.supplement().seasons().content();
        assertThat(seasons.calendar().buckets()).isEqualTo(48);
        assertThat(seasons.rows()).startsWith(2000, 2000).endsWith(800, 800);
        assertThat(seasons.slots())
                .extracting(SeasonalSlot::name)
                .containsExactlyInAnyOrder("load", "kind", Baseline.VALUE);
        SeasonalSlot load = slot("load");
        assertThat(missing(load)[3]).isBetween(420L, 580L);
        assertThat(missing(load)[12]).isZero();
    }

    @Test
    void independentRowsAroundTheirHoursMeanAreIndependent() {
        for (SeasonalSlot slot : baseline.supplement().seasons().content().slots()) {
            Dependence hourly = slot.spans().get(0).dependence();
            assertThat(hourly.lambda()).as(slot.name()).isBetween(1.0, 1.25);
            assertThat(hourly.blocks()).isEqualTo(28 * 24 - 48 + 1);
        }
        assertThat(baseline.features().get(0).dependence().lambda())
                .as("without seasons the day is taken for dependence")
                .isGreaterThan(10);
    }

    @Test
    void aDayIsIndependentThoughItsNightsHoldFewValues() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[8 * 7 * 24 * 40];
        for (int row = 0; row < values.length; row++) {
            boolean night = row / 40 % 24 < 12;
            boolean isMissing = night && random.nextDouble() < 0.9;
            values[row] = isMissing ? Double.NaN : random.nextGaussian() + (night ? 0 : 3);
        }
        SeasonalSlot slot =
                SeasonalEvaluation.of(values, 40, MONDAY, 168, 480)
                        .supplement()
                        .seasons()
                        .content()
                        .slots()
                        .get(0);
        assertThat(slot.spans())
                .extracting(span -> span.dependence().lambda())
                .allSatisfy(lambda -> assertThat(lambda).isBetween(1.0, 1.6));
    }

    @Test
    void rowsThatDoNotFitIntoMemoryAreCountedInASecondReading() {
        BaselineBuilder builder = new BaselineBuilder(SeasonPlanTest.monitor(0), "1", 400_000);
        List<Row> rows = rows(28 * 24, 1);
        for (Row row : rows) {
            builder.add(Instant.ofEpochMilli(row.millis()), row.features(), output(row), null);
        }
        assertThat(builder.holdsAllRows()).isFalse();
        BaselineCount count = builder.plan();
        for (Row row : rows) {
            count.add(Instant.ofEpochMilli(row.millis()), row.features(), output(row), null);
        }
        Baseline counted = count.baseline();
        Seasons seasons = counted.supplement().seasons().content();
        assertThat(seasons.rows()).isEqualTo(baseline.supplement().seasons().content().rows());
        SeasonalSlot load = seasons.slots().get(counted.layout().slotOf("load"));
        assertThat(missing(load)).isEqualTo(missing(slot("load")));
        assertThat(load.spans().get(0).dependence().lambda()).isBetween(1.0, 1.3);
    }

    @Test
    void theOrderOfRowsDoesNotShow() {
        List<Row> shuffled = rows(28 * 24, 1);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(baseline(shuffled).supplement().seasons().sha256())
                .isEqualTo(baseline.supplement().seasons().sha256());
    }

    @Test
    void aWindowIsHeldToItsOwnHours() {
        for (int hour : new int[] {3, 12, 20}) {
            assertThat(drifted(measure(hour, hour, 1))).as("hour %d", hour).isEmpty();
        }
        assertThat(drifted(measure(3, 12, 1)))
                .as("night's rows at noon")
                .contains("distribution load", "distribution kind", "missing_rate load");
        assertThat(drifted(measure(12, 3, 1)))
                .as("noon's rows by night")
                .contains("distribution load", "distribution kind");
    }

    @Test
    void neverNullHoldsAtEveryHour() {
        Measurement missing =
                measure(required(), 3, 3, 1).stream()
                        .filter(m -> m.metric().equals("missing_rate"))
                        .filter(m -> "load".equals(m.feature()))
                        .findFirst()
                        .orElseThrow();
        assertThat(missing.value()).isBetween(0.1, 0.4);
        assertThat(missing.threshold()).isZero();
        assertThat(missing.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(missing.reason()).contains("never null");
        assertThat(drifted(measure(required(), 12, 12, 1))).isEmpty();
    }

    /** The same rows, of a monitor that declared the features as never null. */
    private Baseline required() {
        return new Baseline(
                baseline.id(),
                baseline.model(),
                baseline.modelVersion(),
                baseline.task(),
                baseline.clock(),
                baseline.from(),
                baseline.to(),
                baseline.rows(),
                baseline.features().stream()
                        .map(
                                f ->
                                        new FeatureBaseline(
                                                f.name(),
                                                f.profile(),
                                                f.dependence(),
                                                f.importance(),
                                                true))
                        .toList(),
                baseline.outputs(),
                baseline.classes(),
                baseline.performance(),
                baseline.supplement());
    }

    @Test
    void aDayIsHeldToTheMixtureOfItsHours() {
        assertThat(drifted(measure(0, 0, 24))).isEmpty();
        assertThat(drifted(measure(0, 7, 12))).contains("distribution load");
    }

    @Test
    void aWindowOfWholeWeeksIsHeldToTheWholeSet() {
        Measurement load = distribution(measure(0, 0, 168), "load");
        assertThat(load.verdict()).isEqualTo(Verdict.OK);
        assertThat(load.baselineN())
                .isEqualTo(baseline.features().get(index("load")).profile().present());
        Measurement oneHour = distribution(measure(12, 12, 1), "load");
        assertThat(oneHour.baselineN()).isEqualTo(2000);
        assertThat(oneHour.detectable()).isLessThan(load.detectable() * 10);
    }

    @Test
    void shownStatisticsSayWhatTheyAreHeldTo() {
        assertThat(measure(12, 12, 1))
                .filteredOn(m -> "psi".equals(m.metric()))
                .isNotEmpty()
                .allSatisfy(
                        m ->
                                assertThat(m.reason())
                                        .startsWith("displayed against the whole evaluation set"));
    }

    @Test
    void withoutTheSeasonsAtHandNothingIsJudged() {
        SeasonsReference named = baseline.supplement().seasons();
        Baseline alone =
                baseline.with(
                        baseline.supplement().toBuilder()
                                .seasons(
                                        new SeasonsReference(
                                                named.calendar(), named.sha256(), null))
                                .build());
        assertThat(alone.id()).isEqualTo(baseline.id());
        List<Measurement> measured = measure(alone, 3, 12, 1);
        assertThat(measured)
                .extracting(Measurement::verdict)
                .containsExactly(Verdict.OK, Verdict.NO_BASELINE);
        assertThat(measured.get(1).reason()).contains(named.sha256(), ".seasons.json");
        assertThat(alone.found(named.content()).supplement().seasons()).isEqualTo(named);
    }

    @Test
    void anHourThatTheEvaluationNeverSawIsNotJudged() {
        List<Row> onlyWorkdays = rows(14 * 24, 1);
        onlyWorkdays.removeIf(row -> (row.millis() - MONDAY.toEpochMilli()) / (24 * HOUR) % 7 >= 5);
        Measurement saturday =
                distribution(measure(baseline(onlyWorkdays), 5 * 24 + 12, 5 * 24 + 12, 1), "load");
        assertThat(saturday.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(saturday.reason()).contains("held no value at these hours of the week");
    }

    private static long[] missing(SeasonalSlot slot) {
        return slot.faults().get(FaultKind.MISSING);
    }

    private List<Measurement> measure(int rowsOf, int toldAt, int hours) {
        return measure(baseline, rowsOf, toldAt, hours);
    }

    /** Measures fresh rows of some hours of a week as if they had come at others. */
    private static List<Measurement> measure(Baseline held, int rowsOf, int toldAt, int hours) {
        ModelProfile window = new ModelProfile(held.layout());
        FeatureRow decoded = new FeatureRow(held.layout());
        for (Row row : rows(rowsOf, rowsOf + hours, 99)) {
            decoded.clear();
            row.features()
                    .forEach((name, value) -> decoded.value(held.layout().slotOf(name), value));
            decoded.value(held.layout().slotOf(Baseline.VALUE), 0.5);
            window.add(decoded);
        }
        long start = MONDAY.plus(Duration.ofDays(28)).toEpochMilli() + toldAt * HOUR;
        List<PaneRows> panes =
                IntStream.range(0, hours)
                        .mapToObj(
                                hour ->
                                        new PaneRows(
                                                start + hour * HOUR,
                                                start + (hour + 1) * HOUR,
                                                ROWS_PER_HOUR))
                        .toList();
        return new DriftJudge(held, Sensitivity.DEFAULT, 0.001).measure(window, panes);
    }

    private static List<String> drifted(List<Measurement> measured) {
        return measured.stream()
                .filter(m -> m.verdict() == Verdict.DRIFT)
                .filter(m -> !Baseline.VALUE.equals(m.feature()))
                .map(m -> m.metric() + " " + m.feature())
                .toList();
    }

    private static Measurement distribution(List<Measurement> measured, String feature) {
        return measured.stream()
                .filter(m -> m.metric().equals("distribution") && feature.equals(m.feature()))
                .findFirst()
                .orElseThrow();
    }

    private SeasonalSlot slot(String name) {
        return baseline.supplement().seasons().content().slots().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int index(String name) {
        return baseline.layout().slotOf(name);
    }

    private static Baseline baseline(List<Row> rows) {
        BaselineBuilder builder = new BaselineBuilder(SeasonPlanTest.monitor(0), "1");
        for (Row row : rows) {
            builder.add(Instant.ofEpochMilli(row.millis()), row.features(), output(row), null);
        }
        return builder.build();
    }

    private static Output output(Row row) {
        return Output.ofValue(new SplittableRandom(row.millis()).nextDouble());
    }

    private static List<Row> rows(int hours, long seed) {
        return rows(0, hours, seed);
    }

    private static List<Row> rows(int fromHour, int toHour, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int hour = fromHour; hour < toHour; hour++) {
            boolean night = hour % 24 < 6;
            double level = 3 * Math.sin(2 * Math.PI * (hour % 24) / 24);
            for (int row = 0; row < ROWS_PER_HOUR; row++) {
                Map<String, Object> features = new HashMap<>();
                boolean gap = night && random.nextInt(4) == 0;
                double load = level + random.nextDouble() + random.nextDouble();
                features.put("load", gap ? null : load);
                features.put("kind", random.nextInt(10) < (night ? 8 : 2) ? "a" : "b");
                rows.add(new Row(MONDAY.toEpochMilli() + hour * HOUR + row * STEP, features));
            }
        }
        return rows;
    }
}
