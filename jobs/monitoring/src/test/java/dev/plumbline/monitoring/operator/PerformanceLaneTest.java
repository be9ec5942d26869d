package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.LabelTraffic.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportStatus;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.monitoring.operator.LabelTraffic.Arrival;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The promise of the lane PERFORMANCE as a whole: whatever the order, with duplicates, corrections,
 * 30 % never labelled, 1 % past the horizon and three versions swapping, its reports are those of a
 * batch over the same records, through a restore, and then nothing is held any more.
 */
class PerformanceLaneTest {
    private static final int PREDICTIONS = 3_000;

    private final LabelTraffic traffic = new LabelTraffic(20_260_102, PREDICTIONS);
    private final SwappedVersions versions = new SwappedVersions(traffic);
    private final List<ClosedWindow> windows = versions.windows();
    private final long end = traffic.lastEventTime() + HORIZON + versions.longestWindow();
    private PerformanceLane lane;

    @AfterEach
    void close() throws Exception {
        lane.close();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatABatchSaysWhenAllComesInRandomOrderBeforeTimePasses(Backend backend)
            throws Exception {
        lane = versions.lane(backend);
        List<Object> all = new ArrayList<>(traffic.inRandomOrder());
        all.addAll(windows);
        Collections.shuffle(all, new Random(7));
        for (int i = 0; i < all.size(); i++) {
            send(all.get(i));
            if (i == all.size() / 2) {
                lane.restore();
            }
        }
        assertThat(lane.live().get("waiting")).isGreaterThan(PREDICTIONS / 2);
        assertThat(lane.live()).containsKeys("tallies", "delays", "timers of the roll-up");
        lane.advance(end);
        assertSaysWhatABatchSaysAndHoldsNothing();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatABatchSaysAtEveryPointWhileTimePasses(Backend backend) throws Exception {
        lane = versions.lane(backend);
        List<Arrival> arrivals = traffic.inEventTimeOrder();
        int closed = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            long time = arrivals.get(i).eventTime();
            while (closed < windows.size() && windows.get(closed).end() <= time) {
                lane.closeWindow(windows.get(closed++));
            }
            if (i % 100 == 0) {
                lane.advance(time - 1);
            }
            if (i == arrivals.size() / 2) {
                lane.restore();
                lane.advance(time - 1);
            }
            send(arrivals.get(i));
        }
        for (ClosedWindow window : windows.subList(closed, windows.size())) {
            lane.closeWindow(window);
        }
        lane.advance(end);
        assertSaysWhatABatchSaysAndHoldsNothing();
    }

    private void send(Object arrived) throws Exception {
        if (arrived instanceof ClosedWindow window) {
            lane.closeWindow(window);
        } else if (arrived instanceof Arrival arrival && arrival.prediction() != null) {
            lane.predict(versions.published(arrival.prediction()));
        } else {
            lane.label(((Arrival) arrived).label());
        }
    }

    private void assertSaysWhatABatchSaysAndHoldsNothing() throws Exception {
        assertThat(lane.live()).isEmpty();
        assertThat(lane.versions()).isEqualTo(LabelTraffic.VERSIONS);
        List<WindowReport> said = lane.reports();
        List<WindowReport> batch = batch();
        assertSame(judged(said), judged(batch));
        assertSame(revised(said), revised(batch));
        assertSame(Reports.last(said), Reports.last(batch));
        assertThat(said)
                .hasSize(batch.size())
                .allSatisfy(
                        report ->
                                assertThat(report.labelledRows())
                                        .isEqualTo(versions.labelledBatch(report)));
        assertThat(Reports.last(said))
                .hasSize(windows.size())
                .allSatisfy(
                        report -> {
                            assertThat(report.status()).isEqualTo(ReportStatus.FINAL);
                            assertThat(report.labelledRows())
                                    .isEqualTo(versions.labelledBatch(report));
                            assertThat(value(report, "label_coverage"))
                                    .isEqualTo(versions.coverageBatch(report));
                            assertThat(measurement(report, "label_delay_p50").n())
                                    .isEqualTo(report.labelledRows());
                        });
        assertThat(judged(said))
                .hasSize(windows.size())
                .extracting(WindowReport::status)
                .containsOnly(ReportStatus.PROVISIONAL);
    }

    /** What the roll-up says of tallies that no join has made. */
    private List<WindowReport> batch() throws Exception {
        PerformanceLane fresh = versions.lane(Backend.HEAP);
        for (ClosedWindow window : windows) {
            fresh.closeWindow(window);
        }
        for (PerformanceDelta delta : versions.batchDeltas()) {
            fresh.rollUp(delta);
        }
        fresh.advance(end);
        List<WindowReport> reports = fresh.reports();
        fresh.close();
        return reports;
    }

    /** Windows are revised at half the horizon, a quarter of which is before they are judged. */
    private static List<WindowReport> revised(List<WindowReport> reports) {
        List<WindowReport> revised =
                reports.stream()
                        .filter(report -> !report.judged())
                        .filter(report -> report.status() == ReportStatus.PROVISIONAL)
                        .toList();
        assertThat(revised)
                .isNotEmpty()
                .allSatisfy(
                        report -> {
                            assertThat(report.revision()).isEqualTo(1);
                            assertThat(Duration.between(report.windowEnd(), report.emittedAt()))
                                    .isEqualTo(Duration.ofMillis(HORIZON / 2));
                        });
        return revised;
    }

    private static List<WindowReport> judged(List<WindowReport> reports) {
        return reports.stream().filter(WindowReport::judged).toList();
    }

    /** One by one, so that a difference is told without all the rest. */
    private static void assertSame(List<WindowReport> some, List<WindowReport> expected) {
        Map<String, WindowReport> byKey =
                expected.stream().collect(Collectors.toMap(WindowReport::key, each -> each));
        assertThat(some).extracting(WindowReport::key).hasSameElementsAs(byKey.keySet());
        some.forEach(report -> assertThat(report).isEqualTo(byKey.get(report.key())));
    }

    private static Measurement measurement(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static Double value(WindowReport report, String metric) {
        return measurement(report, metric).value();
    }
}
