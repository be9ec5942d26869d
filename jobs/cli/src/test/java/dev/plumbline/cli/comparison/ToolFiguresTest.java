package dev.plumbline.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.Row;
import dev.plumbline.core.report.Measurement;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What other tools' rules give for the car-loan data lies within our figure's bound, which is
 * small.
 */
class ToolFiguresTest {
    private static final int REFERENCE_CHUNKS = 10;

    /** Largest bound that any chunk and feature has. */
    private static final Map<String, Double> BOUNDS =
            Map.of(
                    "psi@evidently", 0.019,
                    "kullback_leibler@evidently", 0.017,
                    "jensen_shannon@evidently", 0.0017,
                    "wasserstein@evidently", 0.032,
                    "psi@azure", 0.012,
                    "jensen_shannon@azure", 0.0015,
                    "jensen_shannon@tfdv", 0.0028,
                    "hellinger@nannyml", 0.0,
                    // the score, of which some rows of a chunk stand beyond the reference's
                    "wasserstein@nannyml", 2e-7);

    @Test
    void everyFigureIsWithinItsBound() throws IOException {
        Map<String, Double> bounds = new TreeMap<>();
        try (CsvRows made =
                CsvRows.open(
                        CarLoanChunks.copied(
                                "/published/nannyml_car_loan/made_tool_figures.csv"))) {
            while (made.hasNext()) {
                Row row = made.next();
                String metric = row.text("metric");
                Measurement measured =
                        CarLoanChunks.find(
                                REFERENCE_CHUNKS + Integer.parseInt(row.text("chunk")),
                                CarLoanChunks.feature(row.text("feature")),
                                metric);
                double exact = Double.parseDouble(row.text("value"));
                double bound = measured.errorBound() == null ? 0 : measured.errorBound();
                double error = Math.abs(measured.value() - exact);
                assertThat(error)
                        .as("%s, exact %s", measured, exact)
                        .isLessThanOrEqualTo(bound + 1e-9 * (1 + exact));
                bounds.merge(metric, bound, Math::max);
            }
        }
        assertThat(bounds.keySet()).isEqualTo(BOUNDS.keySet());
        bounds.forEach(
                (metric, bound) ->
                        assertThat(bound).as(metric).isLessThanOrEqualTo(BOUNDS.get(metric)));
    }
}
