package dev.plumbline.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportOrderTest {
    @Test
    void ofReportsOfOneTimeTheShorterWindowComesFirst() {
        WindowReport day = ReportFixture.data(0).report();
        Instant lastHour = day.windowEnd().minus(Duration.ofHours(1));
        WindowReport hour =
                ReportFixture.data(0).window("PT1H", lastHour, Duration.ofHours(1)).report();
        WindowReport silent = ReportFixture.data(0).rows(0).report();

        assertThat(Stream.of(silent, day, hour).sorted(AlertPolicy.ORDER))
                .containsExactly(hour, day, silent);
    }

    @Test
    void reportsOfOneTimeHaveOneOrder() {
        List<WindowReport> reports = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String segment : List.of("", "country=DE")) {
                for (Long revision : new Long[] {null, 1L, 2L}) {
                    for (String baseline : new String[] {null, "a", "b"}) {
                        ReportFixture report =
                                ReportFixture.data(0)
                                        .role(role)
                                        .segment(segment)
                                        .baseline(baseline)
                                        .monitorRevision(revision);
                        reports.add(report.report());
                        reports.add(report.rows(0).report());
                    }
                }
            }
        }
        List<WindowReport> once = reports.stream().sorted(AlertPolicy.ORDER).toList();
        Collections.shuffle(reports, new Random(7));

        assertThat(reports.stream().sorted(AlertPolicy.ORDER).toList()).isEqualTo(once);
    }
}
