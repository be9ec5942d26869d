package dev.plumbline.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class PanesPropertyTest {
    private static final long YEAR = 365L * 24 * 3_600_000;

    @Property
    void aPaneHoldsItsEventAndMeetsItsNeighbours(
            @ForAll("windows") List<WindowSpec> windows,
            @ForAll @LongRange(min = -YEAR, max = 60 * YEAR) long time) {
        Panes panes = Panes.of(windows, Clock.TIME);
        long start = panes.startOf(time);
        long end = panes.endOf(start);

        assertThat(panes.length()).isPositive();
        assertThat(panes.offset()).isBetween(0L, panes.length() - 1);
        assertThat(time).isBetween(start, end - 1);
        assertThat(panes.startOf(start)).isEqualTo(start);
        assertThat(panes.startOf(end - 1)).isEqualTo(start);
        assertThat(panes.startOf(end)).isEqualTo(end);
        assertThat(panes.startOf(start - 1)).isEqualTo(start - panes.length());
    }

    @Property
    void everyPaneLiesWithinOneWindowOfEachGranularity(
            @ForAll("windows") List<WindowSpec> windows,
            @ForAll @LongRange(min = -YEAR, max = 60 * YEAR) long time) {
        WindowPlan plan = plan(windows);
        long pane = plan.panes().startOf(time);

        for (WindowSpan window : plan.clockWindowsOf(pane)) {
            WindowSpec spec = windows.get(window.granularity());
            assertThat(window.start()).isLessThanOrEqualTo(pane);
            assertThat(window.end()).isGreaterThanOrEqualTo(plan.panes().endOf(pane));
            assertThat(window.end() - window.start()).isEqualTo(spec.span().toMillis());
            assertThat((window.start() - spec.alignTo().toEpochMilli()) % spec.span().toMillis())
                    .isZero();
        }
    }

    @Property
    void theWindowsOfAGranularityCoverTimeWithoutOverlap(
            @ForAll("windows") List<WindowSpec> windows,
            @ForAll @LongRange(min = -YEAR, max = 60 * YEAR) long time) {
        WindowPlan plan = plan(windows);
        List<WindowSpan> before = plan.clockWindowsOf(plan.panes().startOf(time));
        assertThat(before).hasSize(windows.size());

        for (WindowSpan window : before) {
            assertThat(plan.clockWindowsOf(window.end()).get(window.granularity()).start())
                    .isEqualTo(window.end());
            assertThat(plan.clockWindowsOf(window.start())).contains(window);
            assertThat(plan.clockWindowsEndingAt(window.end())).contains(window);
            assertThat(plan.clockWindowsEndingAt(window.end() + plan.panes().length()))
                    .doesNotContain(window);
        }
    }

    @Property
    void noWiderPanesWouldFit(@ForAll("windows") List<WindowSpec> windows) {
        long length = Panes.of(windows, Clock.TIME).length();
        long anchor = windows.get(0).alignTo().toEpochMilli();

        for (long factor : new long[] {2, 3, 5, 7}) {
            long wider = length * factor;
            assertThat(windows)
                    .anyMatch(
                            window ->
                                    window.span().toMillis() % wider != 0
                                            || (window.alignTo().toEpochMilli() - anchor) % wider
                                                    != 0);
        }
    }

    @Provide
    Arbitrary<List<WindowSpec>> windows() {
        Arbitrary<Duration> spans =
                Arbitraries.of(
                        Duration.ofMillis(1),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(7),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofDays(7));
        Arbitrary<Instant> alignments =
                Arbitraries.of(
                        Instant.EPOCH,
                        Instant.parse("2011-01-01T00:00:00Z"),
                        Instant.parse("1969-12-30T13:37:11Z"),
                        Instant.parse("2026-03-02T06:00:00Z"));
        return Combinators.combine(spans, alignments)
                .as(WindowSpec::ofSpan)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static WindowPlan plan(List<WindowSpec> windows) {
        return new WindowPlan(Panes.of(windows, Clock.TIME), windows, Clock.TIME);
    }
}
