package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.profile.Arrivals;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.window.PaneRows;
import dev.plumbline.core.window.WindowSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnfinishedWindowTest {
    private static final long HOUR = 3_600_000;
    private static final WindowSpan WEEK = new WindowSpan(0, 0, 168 * HOUR);

    /** A row at the beginning of each of so many hours. */
    private static Arrivals hourly(int hours) {
        Arrivals arrivals = new Arrivals();
        for (int hour = 0; hour < hours; hour++) {
            arrivals.add(hour, hour * HOUR);
        }
        return arrivals;
    }

    private static Optional<UnfinishedWindow> week(int hours) {
        return UnfinishedWindow.byClock(hourly(hours), WEEK, Clock.TIME);
    }

    @Test
    void isWholeWhereTheLastRowIsAsNearToTheEndAsRowsAreToEachOther() {
        assertThat(week(168)).isEmpty();
        assertThat(week(167)).as("one row may be late").isEmpty();
        assertThat(week(166)).isPresent();
    }

    @Test
    void saysHowMuchIsMissing() {
        UnfinishedWindow cut = week(48).orElseThrow();
        assertThat(cut.missing()).isCloseTo(121.0 / 168, within(1e-12));
        assertThat(cut.reason()).isEqualTo("the input ended 5 days before the window did");
        assertThat(week(160).orElseThrow().reason())
                .isEqualTo("the input ended 9 hours before the window did");
    }

    @Test
    void countsRowsUnderTheirClock() {
        Arrivals arrivals = new Arrivals();
        for (long row = 0; row < 32; row++) {
            arrivals.add(row, row);
        }
        WindowSpan fifty = new WindowSpan(0, 0, 50);
        assertThat(UnfinishedWindow.byClock(arrivals, fifty, Clock.ROWS).orElseThrow())
                .isEqualTo(new UnfinishedWindow(19 / 50.0, "the input ended after 32 of 50 rows"));
        assertThat(UnfinishedWindow.byRows(32, 50).orElseThrow().reason())
                .isEqualTo("the input ended after 32 of 50 rows");
        assertThat(UnfinishedWindow.byRows(50, 50)).isEmpty();
    }

    @Test
    void aSingleRowTellsNoPaceAndNoRowTellsNothing() {
        assertThat(week(1)).isPresent();
        assertThat(week(0)).isEmpty();
    }

    @Test
    void withholdsWhatOnlyAWholeWindowSupports() {
        UnfinishedWindow cut = week(48).orElseThrow();
        List<Measurement> arrival =
                List.of(
                        measured(DriftMetric.DUPLICATE_RATE, .5, Verdict.DRIFT),
                        measured(DriftMetric.FRESHNESS, 5000, Verdict.DRIFT),
                        measured(DriftMetric.ROW_COUNT_CHANGE, .3, Verdict.DRIFT));
        assertThat(cut.withhold(arrival))
                .extracting(Measurement::verdict)
                .containsExactly(
                        Verdict.DRIFT, Verdict.INSUFFICIENT_DATA, Verdict.INSUFFICIENT_DATA);
        assertThat(cut.withhold(arrival).get(2).reason()).isEqualTo(cut.reason());
        assertThat(cut.withhold(arrival).get(2).value()).isEqualTo(.3);
    }

    @Test
    void keepsThatThereAreTooManyRowsAndWhatIsOnlyShown() {
        UnfinishedWindow cut = week(48).orElseThrow();
        List<Measurement> arrival =
                List.of(
                        measured(DriftMetric.ROW_COUNT_CHANGE, 3, Verdict.DRIFT),
                        measured(DriftMetric.FRESHNESS, 5000, Verdict.NOT_APPLICABLE));
        assertThat(cut.withhold(arrival)).isEqualTo(arrival);
    }

    @Test
    void knowsTheHoursThatHadPassed() {
        List<PaneRows> panes =
                List.of(
                        new PaneRows(0, 1, 0),
                        new PaneRows(1, 2, 7),
                        new PaneRows(2, 3, 0),
                        new PaneRows(3, 4, 2),
                        new PaneRows(4, 5, 0));
        assertThat(UnfinishedWindow.passed(panes)).isEqualTo(panes.subList(0, 4));
        assertThat(UnfinishedWindow.passed(panes.subList(0, 1))).isEmpty();
    }

    private static Measurement measured(String metric, double value, Verdict verdict) {
        return Measurement.of(metric, null).value(value).rows(48).threshold(2.0).verdict(verdict);
    }
}
