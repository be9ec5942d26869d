package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.evidence.CyclicTraffic.Change;
import dev.plumbline.core.evidence.CyclicTraffic.Hour;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.SegmentJudge;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.target.TargetTally;
import dev.plumbline.core.window.PaneRows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two weeks in 48 buckets, of which seven rows in ten are of one country and three of another. */
class SeasonalSegmentTest {
    private static final Monitor MONITOR = CyclicTraffic.monitor(48);
    private static final double BUDGET = 0.001;

    private final Baseline baseline = new CyclicTraffic(1, 20, 0).baseline(MONITOR, 2 * 168);
    private final Seasons seasons = baseline.supplement().seasons().content();
    private final CyclicTraffic traffic = new CyclicTraffic(1, 300, 0);

    @Test
    void aSegmentWithEnoughRowsIsHeldToItsOwnHours() {
        assertThat(seasons.segments()).containsOnlyKeys("country=AT");
        Hour hour = traffic.next(baseline, "AT", Change.NONE);
        assertThat(judge("country=AT").measure(hour.ofSegment(), hour.panes()))
                .filteredOn(m -> m.value() != null)
                .extracting(Measurement::verdict)
                .doesNotContain(Verdict.INSUFFICIENT_DATA, Verdict.DRIFT);
        assertThat(
                        judge("country=AT")
                                .target()
                                .orElseThrow()
                                .measure(hour.labels(), new TargetTally(), 300, hour.panes()))
                .extracting(Measurement::verdict)
                .doesNotContain(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aSegmentWithTooFewIsNotHeldToOtherHoursAndSaysWhatToDo() {
        Hour hour = traffic.next(baseline, "DE", Change.NONE);
        List<Measurement> measured =
                judge("country=DE").measure(hour.ofSegment(), List.of(twelveHoursLater(hour)));
        for (String metric : List.of("distribution", "nan_rate", "scale_jump")) {
            assertThat(of(measured, metric, "power").verdict())
                    .as(metric)
                    .isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(of(measured, metric, "power").reason())
                    .contains("from 2,400 evaluation rows on", "evaluate on more rows");
        }
        assertThat(measured).extracting(Measurement::verdict).doesNotContain(Verdict.DRIFT);
        assertThat(of(measured, "type_error_rate", "kind").verdict())
                .as("what the evaluation set never held follows no hour")
                .isEqualTo(Verdict.OK);
        assertThat(
                        judge("country=DE")
                                .target()
                                .orElseThrow()
                                .measure(hour.labels(), new TargetTally(), 300, hour.panes()))
                .filteredOn(m -> m.metric().equals(TargetJudge.TARGET_DISTRIBUTION))
                .singleElement()
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA))
                .satisfies(m -> assertThat(m.reason()).contains("from 2,400 evaluation rows on"));
    }

    @Test
    void aSegmentWithTooFewIsJudgedByWholeWeeks() {
        Hour hour = traffic.next(baseline, "DE", Change.NONE);
        long start = hour.pane().from();
        PaneRows week =
                new PaneRows(start, start + Duration.ofDays(7).toMillis(), hour.pane().rows());
        assertThat(
                        of(
                                        judge("country=DE")
                                                .measure(hour.ofSegment(), List.of(week)),
                                        "distribution",
                                        "power")
                                .verdict())
                .isIn(Verdict.OK, Verdict.DRIFT);
    }

    @Test
    void withoutTheSeasonsAtHandNoSegmentIsJudged() {
        SeasonsReference named = baseline.supplement().seasons();
        Baseline alone = with(new SeasonsReference(named.calendar(), named.sha256(), null));
        Hour hour = traffic.next(baseline, "AT", Change.NONE);
        SegmentJudge judge =
                new SegmentJudge(
                        alone,
                        alone.supplement().segment("country=AT").orElseThrow(),
                        MONITOR,
                        BUDGET);
        assertThat(judge.measure(hour.ofSegment(), hour.panes()))
                .extracting(Measurement::verdict)
                .contains(Verdict.NO_BASELINE)
                .doesNotContain(Verdict.DRIFT);
        assertThat(label(alone, hour).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(label(alone, hour).reason()).contains(".seasons.json");
    }

    @Test
    void seasonsOfAnEarlierReleaseSayThatTheyHoldNoLabels() {
        Baseline earlier =
                with(
                        SeasonsReference.to(
                                new Seasons(seasons.calendar(), seasons.rows(), seasons.slots())));
        Measurement label = label(earlier, traffic.next(baseline, "AT", Change.NONE));
        assertThat(label.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(label.reason()).contains("kept no labels", "build it again");
    }

    @Test
    void labelsAreTestsWithSeasonsAsWithout() {
        int without = DriftJudge.of(with(null), CyclicTraffic.monitor(0), BUDGET).tests();
        assertThat(DriftJudge.of(baseline, MONITOR, BUDGET).tests()).isEqualTo(without);
    }

    private Baseline with(SeasonsReference other) {
        return baseline.with(baseline.supplement().toBuilder().seasons(other).build());
    }

    private static Measurement label(Baseline held, Hour hour) {
        return TargetJudge.of(held, MONITOR, 1e-5)
                .orElseThrow()
                .measure(hour.labels(), new TargetTally(), 300, hour.panes())
                .get(0);
    }

    private SegmentJudge judge(String segment) {
        return new SegmentJudge(
                baseline, baseline.supplement().segment(segment).orElseThrow(), MONITOR, BUDGET);
    }

    private static PaneRows twelveHoursLater(Hour hour) {
        long later = Duration.ofHours(12).toMillis();
        return new PaneRows(
                hour.pane().from() + later, hour.pane().to() + later, hour.pane().rows());
    }

    private static Measurement of(List<Measurement> measured, String metric, String feature) {
        return measured.stream()
                .filter(m -> m.metric().equals(metric) && feature.equals(m.feature()))
                .findFirst()
                .orElseThrow();
    }
}
