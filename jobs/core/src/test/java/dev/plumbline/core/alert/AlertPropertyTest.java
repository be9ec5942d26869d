package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.distribution;
import static dev.plumbline.core.report.ReportFixture.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AlertPropertyTest {
    /** One window's report, save for when it comes. */
    record Said(String version, Role role, boolean empty, Verdict quality, Verdict drift) {
        ReportFixture on(int day) {
            return ReportFixture.data(day)
                    .version(version)
                    .role(role)
                    .rows(empty ? 0 : 100)
                    .saying(missing("temp", quality), distribution("wind", drift));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aRestoreAtAnyStepChangesNothing(
            @ForAll("reports") List<Said> reports,
            @ForAll @IntRange(min = 1, max = 3) int enter,
            @ForAll @IntRange(min = 1, max = 3) int exit) {
        Monitor monitor = monitor(enter, exit);
        Alerting restored = new Alerting(monitor);
        AlertState kept = new AlertState();
        List<AlertEpisode> told = new ArrayList<>();

        for (int day = 0; day < reports.size(); day++) {
            restored.on(reports.get(day).on(day));
            told.addAll(AlertPolicy.step(kept, reports.get(day).on(day).report(), monitor));
        }

        assertThat(restored.told()).isEqualTo(told);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyEpisodeOpensOnceAndEndsWithItsResolution(
            @ForAll("reports") List<Said> reports,
            @ForAll @IntRange(min = 1, max = 3) int enter,
            @ForAll @IntRange(min = 1, max = 3) int exit) {
        Alerting alerting = new Alerting(monitor(enter, exit));
        for (int day = 0; day < reports.size(); day++) {
            alerting.on(reports.get(day).on(day));
        }
        Map<String, EpisodeState> last = new HashMap<>();

        for (AlertEpisode episode : alerting.told()) {
            EpisodeState before = last.put(episode.id(), episode.state());
            switch (episode.state()) {
                case PENDING, OPEN -> assertThat(before).isIn(null, EpisodeState.PENDING);
                case UPDATED -> assertThat(before).isIn(EpisodeState.OPEN, EpisodeState.UPDATED);
                case RESOLVED -> assertThat(before).isNotIn(null, EpisodeState.RESOLVED);
            }
            assertThat(episode.resolvedAt() != null)
                    .isEqualTo(episode.state() == EpisodeState.RESOLVED);
        }
    }

    @Example
    void refusesTheStateOfAnotherRelease() {
        assertThatThrownBy(() -> AlertState.fromBytes(new byte[] {9}))
                .hasMessageContaining("format 1 to 3, got 9");
    }

    @Provide
    Arbitrary<List<Said>> reports() {
        Arbitrary<Verdict> verdicts =
                Arbitraries.of(Verdict.OK, Verdict.DRIFT, Verdict.DRIFT, Verdict.INSUFFICIENT_DATA);
        return Combinators.combine(
                        Arbitraries.of("1", "1", "1", "2", "3"),
                        Arbitraries.of(Role.CHAMPION, Role.CHAMPION, Role.CHALLENGER, Role.SHADOW),
                        Arbitraries.of(false, false, false, true),
                        verdicts,
                        verdicts)
                .as(Said::new)
                .list()
                .ofMaxSize(40);
    }

    private static Monitor monitor(int enter, int exit) {
        return MonitorFixture.of(Task.REGRESSION).alerts(enter, exit).build();
    }
}
