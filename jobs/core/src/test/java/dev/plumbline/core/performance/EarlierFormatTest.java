package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Task;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tallies that a release before bins wrote: bytes as it wrote them. */
class EarlierFormatTest {
    /** Scores .75 and .25 of class 1, decided 1 and 0, and .25 of class 0, decided 0. */
    private static final String BINARY =
            "01010201300202020001013002010002013fb000000000000000000000000000003f700000000000"
                    + "0000000000000000003fe200000000000000000000000000003fd440000000000000000000000000"
                    + "00bff62e42fefa39ef00000000000000003ffebfbdff82c58e0000000000000000bfd269621134db"
                    + "9200000000000000003fb52fd2c031d6a400000000000000003fd000000000000000000000000000"
                    + "00013104020400020130020131020200020102013fe400000000000000000000000000003fd48000"
                    + "0000000000000000000000003fe400000000000000000000000000003fd480000000000000000000"
                    + "00000000bffac89b834770d43ca00000000000004000095d95c2f17c3c90000000000000bffac89b"
                    + "834770d43ca00000000000004000095d95c2f17c3c900000000000003ff000000000000000000000"
                    + "0000000000000000000000";

    /** Predicted 3 of 1, and 2 of 4. */
    private static final String REGRESSION =
            "01020404040000000000000000000000000000000040100000000000000000000000000000402000"
                    + "00000000000000000000000000404000000000000000000000000000004014000000000000000000"
                    + "00000000004031000000000000000000000000000040504000000000000000000000000000407010"
                    + "00000000000000000000000000403400000000000000000000000000004051000000000000000000"
                    + "000000000040040000000000000000000000000000401100000000000000000000000000003fe7b9"
                    + "83c06108eebc900000000000003fd3219b93eac6ef3c70000000000000";

    private final PerformanceMetrics binary =
            new PerformanceMetrics(Task.BINARY, List.of("0", "1"), ScoreGrid.of(List.of(0.5)));
    private final PerformanceMetrics regression =
            new PerformanceMetrics(Task.REGRESSION, List.of(), ScoreGrid.of(List.of()));

    @Test
    void areReadAndGiveEveryMeasureThatNeedsNoBins() {
        PerformanceTally classes = PerformanceTally.fromBytes(HexFormat.of().parseHex(BINARY));
        assertThat(classes.labelled()).isEqualTo(3);
        assertThat(names(binary, classes))
                .contains("brier", "roc_auc", "mcc")
                .doesNotContain("ece");

        PerformanceTally numbers = PerformanceTally.fromBytes(HexFormat.of().parseHex(REGRESSION));
        assertThat(numbers.labelled()).isEqualTo(2);
        assertThat(names(regression, numbers))
                .contains("rmse", "rmsle")
                .doesNotContain("smape", "median_absolute_error");
    }

    @Test
    void leaveOutMeasuresOfBinsEvenBesideRowsOfToday() {
        PerformanceTally numbers = PerformanceTally.fromBytes(HexFormat.of().parseHex(REGRESSION));
        RegressionTally today = new RegressionTally();
        today.add(1, 2, 1);
        today.merge(numbers);
        assertThat(today.labelled()).isEqualTo(3);
        assertThat(names(regression, today)).doesNotContain("smape", "median_absolute_error");

        ClassificationTally scored = new ClassificationTally();
        scored.add(1, 0.75, "1", "1", 1);
        assertThat(names(binary, scored)).contains("ece");
        scored.merge(PerformanceTally.fromBytes(HexFormat.of().parseHex(BINARY)));
        assertThat(names(binary, scored)).contains("brier").doesNotContain("ece");
    }

    private static Set<String> names(PerformanceMetrics metrics, PerformanceTally tally) {
        return metrics.of(tally).stream()
                .map(estimate -> estimate.metric().text())
                .collect(Collectors.toSet());
    }
}
