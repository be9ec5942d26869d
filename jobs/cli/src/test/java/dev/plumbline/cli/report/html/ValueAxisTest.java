package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.report.reading.Metric;
import org.junit.jupiter.api.Test;

class ValueAxisTest {
    @Test
    void beginsAtZeroAndEndsOnARoundTickAboveTheValues() {
        ValueAxis axis = ValueAxis.fromZero(new double[] {61, 157, 89}, 2.5, 0, 100);
        assertThat(axis.ticks()).containsExactly(0.0, 50.0, 100.0, 150.0, 200.0);
        assertThat(axis.y(0)).isEqualTo(100);
        assertThat(axis.y(200)).isEqualTo(0);
        assertThat(axis.y(50)).isCloseTo(75, within(1e-9));
    }

    @Test
    void leavesAFewFarValuesOffTheScale() {
        double[] values = {50, 60, 55, 58, 61, 63, 52, 57, 59, 60, 62, 1400};
        ValueAxis axis = ValueAxis.fromZero(values, 2.5, 0, 100);
        assertThat(axis.high()).isLessThan(100);
        assertThat(axis.isOff(1400)).isTrue();
        assertThat(axis.isOff(63)).isFalse();
        assertThat(axis.y(1400)).isEqualTo(axis.top());
    }

    @Test
    void keepsALevelThatManyValuesReach() {
        double[] values = {50, 60, 400, 420, 410, 430, 55};
        assertThat(ValueAxis.fromZero(values, 2.5, 0, 100).isOff(430)).isFalse();
    }

    @Test
    void liesAroundValuesOfWhichMoreIsBetter() {
        ValueAxis axis = ValueAxis.around(new double[] {0.945, 0.971}, ValueRange.SHARE, 0, 100);
        assertThat(axis.low()).isBetween(0.9, 0.945);
        assertThat(axis.high()).isBetween(0.971, 1.0);
    }

    @Test
    void endsWhereTheMeasureDoes() {
        // the band of an estimate is not cut to the measure's range
        ValueAxis areas =
                ValueAxis.around(
                        new double[] {0.16, 1.22, 0.65},
                        ValueRange.of(new Metric("roc_auc")),
                        0,
                        100);
        assertThat(areas.low()).isBetween(0.0, 0.16);
        assertThat(areas.high()).isEqualTo(1);
        assertThat(areas.y(1.22)).as("on the edge").isEqualTo(areas.top());
        ValueAxis determination =
                ValueAxis.around(new double[] {-0.4, 0.9}, ValueRange.of(new Metric("r2")), 0, 100);
        assertThat(determination.low()).isLessThanOrEqualTo(-0.4);
        assertThat(determination.high()).isEqualTo(1);
    }

    @Test
    void goesBelowZeroOnlyForMeasuresThatDo() {
        assertThat(ValueRange.of(new Metric("cost")).lower()).isNegative();
        assertThat(ValueRange.of(new Metric("mcc"))).isEqualTo(ValueRange.BOTH_SIDES);
        assertThat(ValueRange.of(new Metric("rmse"))).isEqualTo(ValueRange.FROM_ZERO);
        assertThat(ValueRange.of(new Metric("of tomorrow"))).isEqualTo(ValueRange.ANY);
    }

    @Test
    void hasALengthWithoutValuesAndWithEqualOnes() {
        for (double[] values : new double[][] {{}, {0}, {0.5, 0.5}, {Double.NaN}}) {
            ValueAxis fromZero = ValueAxis.fromZero(values, 2.5, 0, 100);
            ValueAxis around = ValueAxis.around(values, ValueRange.SHARE, 0, 100);
            assertThat(fromZero.high()).isGreaterThan(fromZero.low());
            assertThat(around.high()).isGreaterThan(around.low());
        }
    }
}
