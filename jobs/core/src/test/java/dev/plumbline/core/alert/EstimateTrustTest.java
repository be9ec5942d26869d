package dev.plumbline.core.alert;

import static dev.plumbline.core.report.ReportFixture.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import org.junit.jupiter.api.Test;

class EstimateTrustTest {
    private static final Measurement COVERAGE =
            metric("estimate_coverage_roc_auc", .5, .73, Verdict.WARN);
    private static final Measurement OTHER =
            metric("some_other_metric_with_a_long_name", .5, .73, Verdict.WARN);

    @Test
    void onlyReportsOfTheWholeThatHoldACoverageSayHowFarEstimatesMayBeTrusted() {
        ReportFixture window = ReportFixture.performance(0);
        assertThat(EstimateTrust.isIn(window.saying(OTHER, COVERAGE).report())).isTrue();
        assertThat(EstimateTrust.isIn(window.saying(OTHER).report())).isFalse();
        assertThat(EstimateTrust.isIn(window.segment("a=b").saying(COVERAGE).report())).isFalse();
    }

    @Test
    void noOtherWarningTakesTrustAway() {
        ReportFixture window = ReportFixture.performance(0);
        assertThat(EstimateTrust.tooPessimistic(window.saying(OTHER, COVERAGE).report()))
                .containsExactly("roc_auc");
    }
}
