package dev.plumbline.core.alert;

import static dev.plumbline.core.alert.EpisodeState.OPEN;
import static dev.plumbline.core.alert.EpisodeState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.report.ReportFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final Alerting alerting = new Alerting(MonitorFixture.of(Task.REGRESSION).build());

    @Test
    void isOneEpisodeThatClosesWhenRowsReturn() {
        alerting.on(ReportFixture.data(0));
        alerting.on(ReportFixture.data(1).rows(0));
        alerting.on(ReportFixture.data(9));
        alerting.on(ReportFixture.data(10));

        assertThat(alerting.states()).containsExactly(OPEN, RESOLVED);
        assertThat(alerting.told().get(1).id()).isEqualTo(alerting.told().get(0).id());
        assertThat(alerting.told().get(0).rule()).isEqualTo(AlertRules.SILENT);
        assertThat(alerting.told().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isNotToldOfAVersionThatWasReplaced() {
        alerting.on(ReportFixture.data(0));
        alerting.on(ReportFixture.data(1).version("2"));
        alerting.on(ReportFixture.data(2).rows(0));

        assertThat(alerting.told()).isEmpty();
    }

    @Test
    void isNotToldBeforeAnyRowCame() {
        assertThat(alerting.on(ReportFixture.data(0).rows(0))).isEmpty();
    }

    @Test
    void isNotToldWhenAnotherMonitorOrBaselineCountsTheRows() {
        for (Role role : new Role[] {Role.CHAMPION, Role.CHALLENGER}) {
            Alerting changed = new Alerting(MonitorFixture.of(Task.REGRESSION).build());
            changed.on(ReportFixture.data(0).role(role));
            Stream.of(
                            ReportFixture.data(1).role(role).rows(0),
                            ReportFixture.data(1).role(role).monitorRevision(2L))
                    .sorted((a, b) -> AlertPolicy.ORDER.compare(a.report(), b.report()))
                    .forEach(changed::on);

            assertThat(changed.told()).isEmpty();
        }
    }
}
