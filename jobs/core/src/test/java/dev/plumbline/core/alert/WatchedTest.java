package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.metric;
import static dev.plumbline.core.report.ReportFixture.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.LifetimeSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Episodes of what the monitor that holds by now no longer watches. */
class WatchedTest {
    private static final Monitor WATCHING =
            monitor(
                    new LabelSpec("y", Duration.ZERO, Duration.ofDays(2), Duration.ofDays(1)),
                    SegmentSpec.of("sex"),
                    SegmentSpec.of(
                            SegmentCondition.category("sex", "F"),
                            SegmentCondition.ranges("age", List.of(30.0, 50.0))));
    private static final Monitor BARE = monitor(null);

    private final AlertState state = AlertState.fromBytes(null);

    private static Monitor monitor(LabelSpec label, SegmentSpec... segments) {
        MonitorFixture fixture =
                MonitorFixture.of(Task.BINARY)
                        .alerts(1, 3)
                        .label(label)
                        .segments(segments)
                        .window(WindowSpec.ofSpan(Duration.ofDays(1), Instant.EPOCH));
        return label == null
                ? fixture.build()
                : fixture.rules(new PerformanceRule("accuracy", 1.2, 1.1, 1)).build();
    }

    private List<AlertEpisode> step(WindowReport report, Monitor judgedBy, Monitor current) {
        return AlertPolicy.step(
                state, report, judgedBy, current, AlertRules.outcomes(report, judgedBy));
    }

    private static ReportFixture broken(int day) {
        return ReportFixture.data(day)
                .saying(missing("age", Verdict.DRIFT), distribution("age", Verdict.OK));
    }

    private static ReportFixture well(int day) {
        return ReportFixture.data(day)
                .saying(missing("age", Verdict.OK), distribution("age", Verdict.OK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sex=F", "sex=F & age<30", "sex=F & age=[30,50)", "sex=F & age>=50"})
    void aDroppedSegmentsEpisodeEndsWithTheNextReportOfTheVersion(String segment) {
        assertThat(step(broken(1).segment(segment).report(), WATCHING, WATCHING))
                .extracting(AlertEpisode::state, AlertEpisode::segment)
                .containsExactly(tuple(EpisodeState.OPEN, segment));
        assertThat(step(well(2).report(), WATCHING, WATCHING)).isEmpty();
        assertThat(step(well(3).report(), BARE, BARE))
                .extracting(AlertEpisode::state, AlertEpisode::segment, AlertEpisode::summary)
                .containsExactly(tuple(EpisodeState.RESOLVED, segment, "no longer watched"));
    }

    @Test
    void aDroppedLengthOfWindowsEndsAsNoLongerWatched() {
        Instant start = Instant.EPOCH.plus(Duration.ofDays(1));
        WindowReport hourly = broken(1).window("PT1H", start, Duration.ofHours(1)).report();
        Monitor both =
                MonitorFixture.of(Task.BINARY)
                        .alerts(1, 3)
                        .window(WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH))
                        .build();
        assertThat(step(hourly, both, both)).hasSize(1);
        assertThat(step(well(2).report(), BARE, BARE))
                .extracting(AlertEpisode::granularity, AlertEpisode::summary)
                .containsExactly(tuple("PT1H", "no longer watched"));
    }

    /** No report of the lane is judged by the monitor that has no labels. */
    @Test
    void droppedLabelsEndWithTheLastWindowsThatTheMonitorBeforeStillJudges() {
        ReportFixture bad = ReportFixture.performance(1);
        assertThat(
                        step(
                                bad.saying(metric("accuracy", 0.3, 0.75, Verdict.DRIFT)).report(),
                                WATCHING,
                                WATCHING))
                .extracting(AlertEpisode::state)
                .containsExactly(EpisodeState.OPEN);
        WindowReport next =
                ReportFixture.performance(2)
                        .saying(metric("accuracy", 0.3, 0.75, Verdict.DRIFT))
                        .report();
        assertThat(step(next, WATCHING, BARE))
                .extracting(AlertEpisode::rule, AlertEpisode::state, AlertEpisode::summary)
                .containsExactly(
                        tuple(AlertRules.PERFORMANCE, EpisodeState.RESOLVED, "no longer watched"));
        assertThat(step(next, WATCHING, BARE)).as("opens nothing any more").isEmpty();
        assertThat(state.isQuiet()).isTrue();
    }

    @Test
    void aSegmentThatIsNotAmongThoseStillWatchedEndsToo() {
        assertThat(step(broken(1).segment("sex=F").report(), WATCHING, WATCHING)).hasSize(1);
        Monitor byAge =
                monitor(null, SegmentSpec.of(SegmentCondition.ranges("age", List.of(30.0))));
        assertThat(step(well(2).report(), byAge, byAge))
                .extracting(AlertEpisode::segment, AlertEpisode::summary)
                .containsExactly(tuple("sex=F", "no longer watched"));
    }

    /** The windows that the monitor before judges still ask for the rule. */
    @Test
    void aRuleThatTheMonitorInForceDroppedEndsForThisVersionAlone() {
        ReportFixture lost =
                ReportFixture.performance(1).saying(metric("accuracy", 0.3, 0.75, Verdict.DRIFT));
        ReportFixture challenger = lost.version("2").role(Role.CHALLENGER);
        assertThat(step(lost.report(), WATCHING, WATCHING)).hasSize(1);
        assertThat(step(challenger.report(), WATCHING, WATCHING)).hasSize(1);
        Monitor withoutRules =
                MonitorFixture.of(Task.BINARY)
                        .label(WATCHING.label())
                        .window(WindowSpec.ofSpan(Duration.ofDays(1), Instant.EPOCH))
                        .build();

        assertThat(step(lost.report(), WATCHING, withoutRules))
                .extracting(AlertEpisode::modelVersion, AlertEpisode::summary)
                .containsExactly(tuple("1", "no longer asked for"));
        assertThat(step(challenger.report(), WATCHING, withoutRules))
                .extracting(AlertEpisode::modelVersion)
                .containsExactly("2");
    }

    @Test
    void theWholeLifeIsWatchedByTheFirstWindowsAlone() {
        Monitor monitor =
                MonitorFixture.of(Task.BINARY)
                        .label(WATCHING.label())
                        .options(
                                MonitorOptions.builder()
                                        .lifetime(LifetimeSpec.usually(Task.BINARY))
                                        .build())
                        .window(
                                WindowSpec.ofSpan(Duration.ofDays(1), Instant.EPOCH),
                                WindowSpec.ofSpan(Duration.ofHours(1), Instant.EPOCH))
                        .build();
        assertThat(monitor.windows())
                .extracting(window -> isWatched(monitor, window, AlertRules.LIFETIME_RISK))
                .containsExactly(true, false);
        assertThat(monitor.windows())
                .extracting(window -> isWatched(monitor, window, AlertRules.DATA_QUALITY))
                .containsExactly(true, true);
    }

    private static boolean isWatched(Monitor monitor, WindowSpec window, String rule) {
        return Watched.isBy(monitor, new TrackKey("1", "", window.granularity(), rule));
    }

    @Test
    void whatIsStillWatchedGoesOn() {
        step(broken(1).report(), WATCHING, WATCHING);
        assertThat(step(broken(2).report(), WATCHING, BARE))
                .extracting(AlertEpisode::rule, AlertEpisode::state)
                .containsExactly(tuple(AlertRules.DATA_QUALITY, EpisodeState.UPDATED));
    }

    @Test
    void anotherVersionsReportEndsNothingOfThisOne() {
        step(broken(1).segment("sex=F").report(), WATCHING, WATCHING);
        WindowReport challenger = well(2).version("2").role(Role.CHALLENGER).report();
        assertThat(step(challenger, BARE, BARE)).isEmpty();
        assertThat(state.isQuiet()).isFalse();
    }
}
