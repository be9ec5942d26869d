package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates, gaps and their intervals equal those of Fairlearn and statsmodels on stored rows. */
class FairnessGoldenTest {
    private static final double EXACT = 1e-11;
    private static final List<String> SEXES = List.of("F", "M", "X");

    private final Map<String, Double> expected = expected();
    private final List<Measurement> measured = measured();

    @Test
    void ratesEqualThoseOfFairlearn() {
        for (String metric :
                List.of("selection_rate", "true_positive_rate", "false_positive_rate")) {
            for (String sex : SEXES) {
                assertThat(value(FairnessMetric.PREFIX + metric, sex))
                        .as("%s of %s", metric, sex)
                        .isCloseTo(expected.get(metric + ":" + sex), within(EXACT));
            }
        }
    }

    @Test
    void gapsBetweenTwoGroupsEqualThoseOfFairlearn() {
        assertThat(-gap(FairnessMetric.SELECTION_RATE_DIFFERENCE, "F"))
                .isCloseTo(expected.get("demographic_parity_difference:FM"), within(EXACT));
        assertThat(gap(FairnessMetric.DISPARATE_IMPACT, "F"))
                .isCloseTo(expected.get("demographic_parity_ratio:FM"), within(EXACT));
        assertThat(-gap(FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE, "F"))
                .isCloseTo(expected.get("equal_opportunity_difference:FM"), within(EXACT));
        assertThat(gap(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE, "F"))
                .isCloseTo(expected.get("equalized_odds_difference:FM"), within(EXACT));
    }

    /** M has the highest rates of all three, so the largest gap to it is the largest of any two. */
    @Test
    void theLargestGapOfThreeGroupsEqualsThatOfFairlearn() {
        assertThat(largest(FairnessMetric.SELECTION_RATE_DIFFERENCE))
                .isCloseTo(expected.get("demographic_parity_difference:FMX"), within(EXACT));
        assertThat(
                        Math.min(
                                gap(FairnessMetric.DISPARATE_IMPACT, "F"),
                                gap(FairnessMetric.DISPARATE_IMPACT, "X")))
                .isCloseTo(expected.get("demographic_parity_ratio:FMX"), within(EXACT));
        assertThat(largest(FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE))
                .isCloseTo(expected.get("equal_opportunity_difference:FMX"), within(EXACT));
        assertThat(largest(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE))
                .isCloseTo(expected.get("equalized_odds_difference:FMX"), within(EXACT));
    }

    @Test
    void intervalsEqualThoseByTheirFormulas() {
        for (String sex : List.of("F", "X")) {
            assertInterval(FairnessMetric.SELECTION_RATE_DIFFERENCE, sex);
            assertInterval(FairnessMetric.DISPARATE_IMPACT, sex);
        }
    }

    private void assertInterval(FairnessMetric metric, String sex) {
        Interval interval = FairTraffic.of(measured, metric.measurement(), "sex=" + sex).interval();
        assertThat(interval.lower())
                .isCloseTo(expected.get(metric.text() + "_lower:" + sex), within(EXACT));
        assertThat(interval.upper())
                .isCloseTo(expected.get(metric.text() + "_upper:" + sex), within(EXACT));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    private double largest(FairnessMetric metric) {
        return Math.max(Math.abs(gap(metric, "F")), Math.abs(gap(metric, "X")));
    }

    private double gap(FairnessMetric metric, String sex) {
        return value(metric.measurement(), sex);
    }

    private double value(String metric, String sex) {
        return FairTraffic.of(measured, metric, "sex=" + sex).value();
    }

    private static List<Measurement> measured() {
        FairTraffic traffic = new FairTraffic(FairTraffic.SHOWN);
        for (String[] row : rows("groups.csv")) {
            if (!row[0].equals("group")) {
                int selected = row[1].equals("1") ? 1 : 0;
                traffic.predicted(row[0], 1, selected).labelled(row[0], row[2], 1, selected);
            }
        }
        List<Measurement> measured = new ArrayList<>(traffic.judge(false));
        measured.addAll(traffic.judge(true));
        return measured;
    }

    private static Map<String, Double> expected() {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (String[] row : rows("groups-expected.csv")) {
            expected.put(row[0], Double.parseDouble(row[2]));
        }
        assertThat(expected).hasSize(25);
        return expected;
    }

    private static List<String[]> rows(String name) {
        try (InputStream in =
                FairnessGoldenTest.class.getResourceAsStream("/golden/fairness/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
