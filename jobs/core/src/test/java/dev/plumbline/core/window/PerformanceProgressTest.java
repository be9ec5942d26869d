package dev.plumbline.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.BinaryWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of 100 ms and 50 ms, judged 30 ms after their end, with a horizon of 75 ms. */
class PerformanceProgressTest {
    private static final List<WindowSpec> SPECS = List.of(span(100), span(50));
    private static final WindowPlan PLAN =
            new WindowPlan(Panes.of(SPECS, Clock.TIME), SPECS, Clock.TIME);

    private static final ReportPoints POINTS = new ReportPoints(30, List.of(), 75);

    private PerformanceProgress progress = new PerformanceProgress();

    @Test
    void aWindowIsReportedWhenItIsJudgedAndWhenItIsFinal() {
        add(closed(0, 0, 100));
        assertThat(progress.due(129)).isEmpty();

        PendingWindow judged = progress.due(130).get(0);
        assertThat(judged.revision()).isZero();
        report(judged, 130);
        assertThat(progress.due(174)).isEmpty();

        PendingWindow last = progress.due(175).get(0);
        assertThat(last.revision()).isEqualTo(1);
        report(last, 175);
        assertThat(progress.due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aWindowThatIsJudgedAtItsHorizonIsReportedOnce() {
        add(PendingWindow.closed(0, 0, 100, 10, new ReportPoints(75, List.of(), 75)));

        report(progress.due(175).get(0), 175);

        assertThat(progress.due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aWindowIsRevisedBetweenWhenItIsJudgedAndWhenItIsFinal() {
        PendingWindow revised = revised();
        assertThat(revised.reportPoints()).containsExactly(130L, 140L, 160L, 175L);
        add(revised);
        List<Integer> revisions = new ArrayList<>();
        for (long point : revised.reportPoints()) {
            assertThat(progress.due(point - 1)).isEmpty();
            PendingWindow due = progress.due(point).get(0);
            revisions.add(due.revision());
            assertThat(due.isRevised()).isEqualTo(point == 140 || point == 160);
            report(due, point);
        }
        assertThat(revisions).containsExactly(0, 1, 2, 3);
        assertThat(progress.due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void lateRowsLeaveTheRevisionsOfAWindowAsTheyAre() {
        add(revised());
        report(progress.due(130).get(0), 130);

        add(PendingWindow.closed(0, 0, 100, 42, POINTS));

        assertThat(progress.due(140))
                .containsExactly(
                        new PendingWindow(0, 0, 100, 42, List.of(130L, 140L, 160L, 175L), 1));
    }

    @Test
    void aRevisionCountsLabelsKnownByThenOfWhichThoseSinceTheLastAreNews() {
        add(revised());
        report(progress.due(130).get(0), 130);
        PendingWindow first = progress.due(140).get(0);
        assertThat(first.counts(0, 130)).isTrue();
        assertThat(first.isNews(0, 130)).isFalse();
        assertThat(first.isNews(0, 140)).isTrue();
        assertThat(first.isNews(100, 140)).isFalse();
        assertThat(first.counts(0, 160)).isFalse();
        report(first, 140);
        PendingWindow second = progress.due(160).get(0);
        assertThat(second.counts(0, 140)).isTrue();
        assertThat(second.isNews(0, 140)).isFalse();
        assertThat(second.isNews(0, 160)).isTrue();
        assertThat(second.counts(0, Long.MAX_VALUE)).isFalse();
        report(second, 160);
        assertThat(progress.due(175).get(0).counts(0, Long.MAX_VALUE)).isTrue();
    }

    private static PendingWindow revised() {
        return PendingWindow.closed(0, 0, 100, 10, new ReportPoints(30, List.of(40L, 60L), 75));
    }

    @Test
    void windowsAreDueInTheOrderOfTheirEnds() {
        add(closed(0, 100, 200));
        add(closed(1, 150, 200));
        add(closed(1, 50, 100));
        add(closed(0, 0, 100));

        assertThat(progress.due(1000))
                .extracting(window -> window.granularity() + "@" + window.start())
                .containsExactly("0@0", "1@50", "0@100", "1@150");
    }

    @Test
    void theFirstReportCountsLabelsKnownByThen() {
        PendingWindow judged = closed(0, 0, 100);

        assertThat(judged.counts(0, 130)).isTrue();
        assertThat(judged.counts(90, Long.MIN_VALUE)).isTrue();
        assertThat(judged.counts(0, 140)).isFalse();
        assertThat(judged.counts(100, 130)).isFalse();
        assertThat(judged.counts(-10, 130)).isFalse();
    }

    @Test
    void theLastReportCountsAllThatTheJoinLetThroughThoughTheHorizonIsNoWholeTick() {
        add(closed(0, 0, 100));
        report(progress.due(130).get(0), 130);
        PendingWindow last = progress.due(175).get(0);

        // a label known at 174, the last that counts for a prediction at 99, in ticks of 10
        assertThat(last.counts(90, 180)).isTrue();
        assertThat(last.counts(100, 180)).isFalse();
    }

    @Test
    void lateRowsReviseAPendingWindowAndKeepItsRevision() {
        add(closed(0, 0, 100));
        report(progress.due(130).get(0), 130);

        add(PendingWindow.closed(0, 0, 100, 42, POINTS));

        assertThat(progress.due(175))
                .containsExactly(new PendingWindow(0, 0, 100, 42, List.of(130L, 175L), 1));
    }

    @Test
    void aWindowThatIsFinalIsNotReportedAgain() {
        add(closed(0, 0, 100));
        report(progress.due(130).get(0), 130);
        report(progress.due(175).get(0), 175);

        add(PendingWindow.closed(0, 0, 100, 42, POINTS));

        assertThat(progress.due(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void rowsAreDoneWhenEveryWindowThatHoldsThemIsFinal() {
        add(closed(1, 0, 50));
        add(closed(0, 0, 100));
        finish(125);
        assertThat(progress.isDone(40, PLAN)).isFalse();

        finish(175);
        assertThat(progress.isDone(40, PLAN)).isTrue();
        assertThat(progress.isDone(50, PLAN)).isFalse();

        add(closed(1, 50, 100));
        finish(176);
        assertThat(progress.isDone(99, PLAN)).isTrue();
        assertThat(progress.isDone(100, PLAN)).isFalse();
    }

    @Test
    void keepsWhichKeyItBelongsTo() {
        assertThat(progress.key()).isEmpty();
        add(closed(0, 0, 100));
        assertThat(progress.key()).isEqualTo("key");
    }

    @Test
    void refusesTheStateOfAnotherRelease() {
        assertThatThrownBy(() -> PerformanceProgress.fromBytes(new byte[] {3}))
                .hasMessageContaining("format 1 to 2, got 3");
    }

    @Test
    void windowsInTheStateOfTheReleaseBeforeAreReportedTwice() {
        BinaryWriter before = new BinaryWriter(64);
        before.writeByte(1);
        before.writeText("key");
        before.writeVarLong(1);
        before.writeVarLong(1);
        before.writeLong(50);
        before.writeVarLong(0);
        before.writeLong(0);
        before.writeLong(100);
        before.writeVarLong(42);
        before.writeLong(130);
        before.writeLong(175);
        before.writeVarLong(1);

        progress = PerformanceProgress.fromBytes(before.toByteArray());
        assertThat(progress.isPending(closed(1, 0, 50))).isFalse();
        assertThat(progress.due(174)).isEmpty();
        assertThat(progress.due(175))
                .containsExactly(new PendingWindow(0, 0, 100, 42, List.of(130L, 175L), 1));
    }

    private void finish(long reached) {
        for (int times = 0; times < 2; times++) {
            progress.due(reached).forEach(window -> report(window, reached));
        }
    }

    private void add(PendingWindow window) {
        restore();
        progress.add("key", window);
    }

    private void report(PendingWindow window, long reached) {
        restore();
        progress.reported(window, reached);
    }

    private void restore() {
        progress = PerformanceProgress.fromBytes(progress.toBytes());
    }

    private static PendingWindow closed(int granularity, long start, long end) {
        return PendingWindow.closed(granularity, start, end, 10, POINTS);
    }

    private static WindowSpec span(long millis) {
        return WindowSpec.ofSpan(Duration.ofMillis(millis), Instant.EPOCH);
    }
}
