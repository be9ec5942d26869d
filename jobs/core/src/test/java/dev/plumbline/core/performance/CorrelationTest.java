package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final double Z = 1.959963984540054;

    @Test
    void intervalIsThatOfTheJackknifeOnFishersScale() {
        double[] cells = {40.5, 9.5, 4.5, 12.5};
        double middle = matthews(cells);
        double half =
                Z
                        * InfinitesimalJackknife.standardError(cells, CorrelationTest::matthews)
                        / (1 - middle * middle);

        Correlation correlation = Correlation.of(new double[][] {{40, 9}, {4, 12}}, 2);

        assertThat(correlation.value()).isCloseTo(matthews(40, 9, 4, 12), within(1e-12));
        assertInterval(correlation.interval(), atanh(middle) - half, atanh(middle) + half);
    }

    private static double matthews(double... cells) {
        double agreed = cells[0] * cells[3];
        double crossed = cells[1] * cells[2];
        double labels = (cells[0] + cells[1]) * (cells[2] + cells[3]);
        double decisions = (cells[0] + cells[2]) * (cells[1] + cells[3]);
        return (agreed - crossed) / Math.sqrt(labels * decisions);
    }

    private static double atanh(double correlation) {
        return Math.log((1 + correlation) / (1 - correlation)) / 2;
    }

    private static void assertInterval(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(Math.tanh(lower), within(1e-7));
        assertThat(interval.upper()).isCloseTo(Math.tanh(upper), within(1e-7));
    }

    @Test
    void twoRowsSpreadOverTheCellsGiveThreePerfectClassesAnInterval() {
        ClassificationTally tally = new ClassificationTally();
        List<String> classes = List.of("a", "b", "c");
        for (int row = 0; row < 30; row++) {
            String label = classes.get(row % 3);
            tally.add(-1, Double.NaN, label, label, 1);
        }
        MetricEstimate correlation =
                new PerformanceMetrics(Task.MULTICLASS, classes, ScoreGrid.of(List.of()))
                        .of(tally).stream()
                                .filter(each -> each.metric() == PerformanceMetric.MCC)
                                .findFirst()
                                .orElseThrow();

        // 32 rows, of which 30 + 3 · 2/9 are hits; classes are of one size, so it is
        // (share of hits − 1/3) / (2/3) = 15/16, and so is its standard error that of a share
        double hits = (30 + 2.0 / 3) / 32;
        double error = 1.5 * Math.sqrt(hits * (1 - hits) / 32);
        double half = Z * error / (1 - 225.0 / 256);
        assertThat(correlation.value()).isCloseTo(1, within(1e-11));
        assertThat(correlation.interval().lower())
                .isCloseTo(Math.tanh(atanh(15.0 / 16) - half), within(1e-11));
        assertThat(correlation.interval().upper()).isCloseTo(1, within(1e-11));
    }
}
