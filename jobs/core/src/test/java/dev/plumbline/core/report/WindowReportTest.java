package dev.plumbline.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowReportTest {
    private static final ReportFixture REPORT = ReportFixture.data(3).segment("country=DE");

    @Test
    void aLaterRevisionSupersedesAndSoDoesTheSameOneToldAgain() {
        WindowReport first = REPORT.report(ReportStatus.PROVISIONAL, 0);
        WindowReport second = REPORT.report(ReportStatus.PROVISIONAL, 1);

        assertThat(second.supersedes(first)).isTrue();
        assertThat(first.supersedes(second)).isFalse();
        assertThat(first.supersedes(first)).isTrue();
    }

    @Test
    void nothingProvisionalSupersedesWhatIsFinal() {
        WindowReport settled = REPORT.report(ReportStatus.FINAL, 1);
        WindowReport later = REPORT.report(ReportStatus.PROVISIONAL, 9);

        assertThat(later.supersedes(settled)).isFalse();
        assertThat(settled.supersedes(later)).isTrue();
        assertThat(REPORT.report(ReportStatus.FINAL, 2).supersedes(settled)).isTrue();
    }

    @Test
    void theKeyIsTheSameForEveryReportOfAWindow() {
        assertThat(REPORT.report(ReportStatus.FINAL, 4).key())
                .isEqualTo(REPORT.rows(7).report(ReportStatus.PROVISIONAL, 0).key())
                .isEqualTo("model|1|CHAMPION|country=DE|P1D|259200000|b1|1|DATA");
    }

    @Test
    void theKeyTellsApartWhatCountsDifferentRows() {
        List<String> keys =
                Stream.of(
                                REPORT,
                                ReportFixture.performance(3).segment("country=DE"),
                                ReportFixture.data(4).segment("country=DE"),
                                REPORT.segment(""),
                                REPORT.version("2"),
                                REPORT.role(Role.SHADOW),
                                REPORT.baseline(null),
                                REPORT.monitorRevision(2L),
                                REPORT.monitorRevision(null),
                                REPORT.window("PT1H", REPORT.start(), REPORT.span()))
                        .map(report -> report.report().key())
                        .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatHoldsASeparatorDoesNotMimicAnotherKey() {
        assertThat(REPORT.version("1|CHAMPION").segment("").report().key())
                .startsWith("model|1%7CCHAMPION|CHAMPION||");
        assertThat(REPORT.segment("a%7Cb").report().key())
                .isNotEqualTo(REPORT.segment("a|b").report().key());
    }
}
