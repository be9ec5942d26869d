package dev.plumbline.cli.comparison;

import static dev.plumbline.cli.comparison.CarLoanChunks.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The univariate drift tables that NannyML's documentation prints for its car-loan data, chunk by
 * chunk.
 */
class NannymlTablesTest {
    @ParameterizedTest
    @CsvSource({
        "id, kolmogorov_smirnov",
        "car_value, kolmogorov_smirnov",
        "debt_to_income_ratio, kolmogorov_smirnov",
        "loan_length, kolmogorov_smirnov",
        "driver_tenure, kolmogorov_smirnov",
        "y_pred_proba, kolmogorov_smirnov",
        "id, jensen_shannon",
        "car_value, jensen_shannon",
        "debt_to_income_ratio, jensen_shannon",
        "loan_length, jensen_shannon",
        "driver_tenure, jensen_shannon",
        "y_pred_proba, jensen_shannon",
        "salary_range, jensen_shannon",
        "repaid_loan_on_prev_car, jensen_shannon",
        "size_of_downpayment, jensen_shannon",
        "y_pred, jensen_shannon",
        "salary_range, chi2",
        "repaid_loan_on_prev_car, chi2",
        "size_of_downpayment, chi2",
        "y_pred, chi2"
    })
    void everyChunkHasThePublishedFigures(String column, String method) throws IOException {
        String metric = method.equals("chi2") ? "chi_square" : method;
        try (CsvRows published = published()) {
            for (int chunk = 0; chunk < 20; chunk++) {
                CsvRow row = published.next();
                Measurement measured =
                        find(chunk, CarLoanChunks.feature(column), metric + "@nannyml");
                String prefix = column + "." + method + ".";
                assertPrinted(measured.value(), row.text(prefix + "value"));
                assertThat(measured.errorBound()).isNull();
                String threshold = row.text(prefix + "upper_threshold");
                if (threshold.isEmpty()) {
                    assertThat(measured.threshold()).isNull();
                } else {
                    assertPrinted(measured.threshold(), threshold);
                }
                assertThat(measured.verdict() == Verdict.DRIFT)
                        .as("alert of chunk %d: %s", chunk, measured)
                        .isEqualTo(row.text(prefix + "alert").equals("True"));
            }
        }
    }

    /** Equal in all printed digits. */
    private static void assertPrinted(double value, String printed) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6));
        assertThat(rounded.doubleValue())
                .as("%s against %s", value, printed)
                .isEqualTo(Double.parseDouble(printed));
    }

    private static CsvRows published() throws IOException {
        return CsvRows.open(
                CarLoanChunks.copied(
                        "/published/nannyml_car_loan/published_univariate_drift_all_columns.csv"));
    }

    @Test
    void statisticsThatNannymlDoesNotPrintAreMeasuredToo() {
        assertThat(find(15, "car_value", "wasserstein@nannyml").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(find(15, "salary_range", "l_infinity@nannyml").verdict())
                .isEqualTo(Verdict.DRIFT);
        assertThat(find(15, "car_value", "hellinger@nannyml").threshold()).isPositive();
        assertThat(find(15, "car_value", "hellinger@nannyml").verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }
}
