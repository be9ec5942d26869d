package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SegmentBaseline;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.ModelProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowBudgetTest {
    private static final TimeSource TIME = new TimeSource(Clock.TIME, "time", "iso");

    /** 1,000 rows in 10 days: 3,000 in a month, 4 and a bit in an hour. */
    private static final Baseline BASELINE = baseline(Duration.ofDays(10));

    @Test
    void dividesAMonthsBudgetOverTheWindowsOfAMonth() {
        assertThat(budget(monitor(span(Duration.ofHours(1))))).isCloseTo(1.0 / 720, within(1e-15));
    }

    @Test
    void allGranularitiesShareTheBudget() {
        assertThat(budget(monitor(span(Duration.ofHours(1)), span(Duration.ofDays(1)))))
                .isCloseTo(1.0 / 750, within(1e-15));
    }

    @Test
    void aRareWindowIsJudgedAtOnePercentAtMost() {
        assertThat(budget(monitor(span(Duration.ofDays(7))))).isEqualTo(0.01);
    }

    @Test
    void windowsOfRowsComeAtThePaceOfTheEvaluationSet() {
        assertThat(budget(monitor(WindowSpec.ofRows(5)))).isCloseTo(1.0 / 600, within(1e-15));
        assertThat(
                        WindowBudget.perWindow(
                                monitor(WindowSpec.ofRows(5)), baseline(Duration.ofDays(5))))
                .isCloseTo(1.0 / 1200, within(1e-15));
        assertThat(budget(monitor(WindowSpec.ofRows(5), span(Duration.ofHours(1)))))
                .isCloseTo(1.0 / 1320, within(1e-15));
    }

    @Test
    void withoutAClockWindowsCountAsAThousandAMonth() {
        for (WindowSpec window : List.of(WindowSpec.ofRows(500), span(Duration.ofMillis(500)))) {
            Monitor byRows = Monitors.watching(TimeSource.ROWS, List.of(), window);
            assertThat(WindowBudget.perWindow(byRows, BASELINE)).isEqualTo(0.001);
        }
    }

    @Test
    void everySegmentThatIsJudgedHasAShareAndNoOther() {
        Monitor monitor = Monitors.watching(TIME, List.of("country"), span(Duration.ofHours(1)));
        assertThat(WindowBudget.perWindow(monitor, BASELINE)).isCloseTo(1.0 / 720, within(1e-15));
        assertThat(
                        WindowBudget.perWindow(
                                monitor, withSegments("country=DE", "country=FR", "gone=1")))
                .isCloseTo(1.0 / 720 / 3, within(1e-15));
    }

    @Test
    void aLargerBudgetIsUsed() {
        Sensitivity four = new Sensitivity(4, 0.1, 0.05, 50);
        assertThat(budget(Monitors.watching(TIME, List.of(), four, span(Duration.ofHours(1)))))
                .isCloseTo(4.0 / 720, within(1e-15));
    }

    private static double budget(Monitor monitor) {
        return WindowBudget.perWindow(monitor, BASELINE);
    }

    private static Monitor monitor(WindowSpec... windows) {
        return Monitors.watching(TIME, List.of(), windows);
    }

    private static WindowSpec span(Duration span) {
        return WindowSpec.ofSpan(span, Instant.EPOCH);
    }

    private static Baseline withSegments(String... names) {
        List<SegmentBaseline> segments =
                Stream.of(names)
                        .map(name -> new SegmentBaseline(name, 200, List.of(), List.of(), null))
                        .toList();
        return BASELINE.with(BASELINE.supplement().toBuilder().segments(segments).build());
    }

    static Baseline baseline(Duration evaluated) {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("x", Rows.normalBins());
        bins.put("country", CategoryBins.of(List.of("DE", "FR")));
        ModelProfile rows =
                Rows.profile(
                        Rows.layout(bins),
                        1_000,
                        row ->
                                new Object[] {
                                    Rows.normalQuantile((row + .5) / 1_000),
                                    row % 2 == 0 ? "DE" : "FR"
                                });
        Baseline byRows = Rows.baseline(rows, Rows.INDEPENDENT);
        return new Baseline(
                byRows.id(),
                byRows.model(),
                byRows.modelVersion(),
                byRows.task(),
                Clock.TIME,
                Instant.EPOCH,
                Instant.EPOCH.plus(evaluated),
                byRows.rows(),
                byRows.features(),
                byRows.outputs(),
                byRows.classes(),
                null);
    }
}
