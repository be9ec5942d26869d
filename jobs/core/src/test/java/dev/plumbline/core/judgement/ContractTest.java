package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What the monitor declares of a feature's values replaces what the evaluation set would say. */
class ContractTest {
    private static Baseline baseline(FeatureContract contract, IntFunction<Object> value) {
        BaselineBuilder builder =
                new BaselineBuilder(
                        Monitors.of(List.of(new FeatureSpec("x", null, 1, contract))), "1");
        for (int row = 0; row < 4_000; row++) {
            Map<String, Object> features = new HashMap<>();
            features.put("x", value.apply(row));
            builder.add(Instant.ofEpochMilli(row), features, Output.ofValue(1), null);
        }
        return builder.build();
    }

    private static Measurement rate(String metric, Baseline baseline, IntFunction<Object> value) {
        return new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001)
                        .measure(
                                Rows.profile(
                                        baseline.layout(),
                                        200,
                                        row -> new Object[] {value.apply(row), 1}))
                        .stream()
                        .filter(m -> m.metric().equals(metric) && "x".equals(m.feature()))
                        .findFirst()
                        .orElseThrow();
    }

    private static Object number(int row) {
        return row * 37 % 1_000 / 100.0;
    }

    @Test
    void aWiderRangeLetsMoreBeProper() {
        IntFunction<Object> beyond = row -> row % 4 == 0 ? 15.0 : number(row);
        assertThat(
                        rate(
                                        "out_of_range_rate",
                                        baseline(FeatureContract.DERIVED, ContractTest::number),
                                        beyond)
                                .verdict())
                .isEqualTo(Verdict.DRIFT);
        FeatureContract wide = new FeatureContract(true, -5.0, 20.0, List.of());
        Baseline declared = baseline(wide, ContractTest::number);
        assertThat(rate("out_of_range_rate", declared, beyond).value()).isZero();
        assertThat(rate("out_of_range_rate", declared, row -> 20.0).value()).isZero();
        assertThat(rate("out_of_range_rate", declared, row -> 20.001).value()).isEqualTo(1);
        assertThat(rate("out_of_range_rate", declared, row -> -5.001).value()).isEqualTo(1);
    }

    @Test
    void aNarrowerRangeCountsTheEvaluationRowsBeyondItToo() {
        FeatureContract narrow = new FeatureContract(true, 1.0, 9.0, List.of());
        Baseline baseline = baseline(narrow, ContractTest::number);
        NumericProfile profile = (NumericProfile) baseline.features().get(0).profile();
        NumericBins bins = profile.bins();
        assertThat(bins.boundary(0)).isEqualTo(1);
        assertThat(bins.boundary(bins.cells() - 2)).isEqualTo(Math.nextUp(9.0));
        assertThat(rate("out_of_range_rate", baseline, ContractTest::number))
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.OK))
                .satisfies(m -> assertThat(m.threshold()).isBetween(0.2, 0.26));
        assertThat(rate("out_of_range_rate", baseline, row -> 9.5).verdict())
                .isEqualTo(Verdict.DRIFT);
    }

    @Test
    void declaredValuesAreTheOnlyCategories() {
        FeatureContract domain = new FeatureContract(true, null, null, List.of("a", "rare", "new"));
        Baseline baseline = baseline(domain, row -> row == 0 ? "rare" : row % 2 == 0 ? "a" : "b");
        assertThat(rate("unseen_rate", baseline, row -> "new").value()).isZero();
        assertThat(rate("unseen_rate", baseline, row -> "rare").value()).isZero();
        Measurement unlisted = rate("unseen_rate", baseline, row -> "b");
        assertThat(unlisted.value()).isEqualTo(1);
        assertThat(unlisted.threshold()).isEqualTo(0.55);
        assertThat(unlisted.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void neverNullMeansNotASingleOne() {
        FeatureContract required = new FeatureContract(false, null, null, List.of());
        IntFunction<Object> once = row -> row == 7 ? null : number(row);
        Baseline strict = baseline(required, ContractTest::number);
        Measurement missing = rate("missing_rate", strict, once);
        assertThat(missing.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(missing.reason()).contains("never null");
        assertThat(rate("missing_rate", strict, ContractTest::number).verdict())
                .isEqualTo(Verdict.OK);
        Baseline usual = baseline(FeatureContract.DERIVED, ContractTest::number);
        assertThat(rate("missing_rate", usual, once).verdict()).isEqualTo(Verdict.OK);
        assertThat(strict.id()).isNotEqualTo(usual.id());
    }
}
