package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SummarisedFeatureTest {
    private static final SummarisedFeature UNKNOWN = new SummarisedFeature(false);

    @Property(tries = 300)
    void keepsCountMeanAndSpreadWhateverValuesStandForTheRows(
            @ForAll @Size(min = 1, max = 300)
                    List<@DoubleRange(min = -1e6, max = 1e6) Double> drawn,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long present,
            @ForAll @DoubleRange(min = 0, max = 1) double where,
            @ForAll boolean buckets) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double min = Arrays.stream(values).min().getAsDouble();
        double max = Arrays.stream(values).max().getAsDouble();
        double mean = min + where * (max - min);
        double[] edges = buckets ? new double[] {min, min + (max - min) / 3, max} : new double[0];

        NumericProfile profile =
                numeric(
                        FeatureContract.DERIVED,
                        new NumberSummary(present, 7, mean, 2, min, max, values, edges));

        assertThat(profile.present()).isEqualTo(present);
        assertThat(profile.missing()).isEqualTo(7);
        assertThat(profile.mean()).isCloseTo(mean, within(1e-6 * (1 + Math.abs(max - min))));
        assertThat(profile.variance()).isCloseTo(4, within(1e-3 + 1e-9 * (max - min)));
        assertThat(Arrays.stream(profile.counts()).min().orElseThrow()).isNotNegative();
        assertThat(profile.min()).isEqualTo(min);
        assertThat(profile.max()).isEqualTo(max);
    }

    @Test
    void countsWhatTheContractDoesNotAllowAsOutOfRange() {
        NumberSummary summary =
                new NumberSummary(4, 0, 1, 2, -2, 4, new double[] {-2, 0, 2, 4}, new double[0]);

        NumericProfile profile = numeric(new FeatureContract(true, 0.0, null, List.of()), summary);

        assertThat(profile.bins().boundary(0)).isZero();
        assertThat(profile.counts()[0]).isEqualTo(1);
        assertThat(profile.mean()).isEqualTo(1);
    }

    @Test
    void makesAProfileOfAConstantAndOfNothing() {
        NumberSummary constant =
                new NumberSummary(1000, 0, 5, 0, 5, 5, new double[] {5, 5}, new double[] {5});

        assertThat(numeric(FeatureContract.DERIVED, constant).counts()).containsExactly(0, 1000, 0);
        assertThat(numeric(FeatureContract.DERIVED, NumberSummary.empty(9)).rows()).isEqualTo(9);
    }

    @Test
    void namesCategoriesWithEnoughRowsAndCountsTheRestAsUnseen() {
        CategorySummary summary =
                new CategorySummary(Map.of("a", 3000L, "b", 900L, "c", 19L, " ", 40L), 4000, 11);

        FeatureBaseline feature =
                UNKNOWN.categorical(new FeatureSpec("f", null, 2), summary, List.of());

        CategoryProfile profile = (CategoryProfile) feature.profile();
        assertThat(profile.bins().categories()).containsExactly("a", "b");
        assertThat(profile.counts()).containsExactly(3000, 900, 60);
        assertThat(profile.empty()).isEqualTo(40);
        assertThat(profile.rows()).isEqualTo(4011);
        assertThat(feature.importance()).isEqualTo(2);
    }

    @Test
    void countsTwoValuesExactlyWhateverTheSketchSays() {
        double deviation = Math.sqrt(0.3 * 0.7);
        NumberSummary two =
                new NumberSummary(
                        1000, 5, 0.3, deviation, 0, 1, new double[] {0, 1}, new double[] {0, 1});
        NumberSummary more =
                new NumberSummary(
                        1000, 5, 0.3, 0.4, 0, 1, new double[] {0, 1}, new double[] {0, 1});

        assertThat(two.hasCategories()).isTrue();
        assertThat(two.categories())
                .isEqualTo(new CategorySummary(Map.of("0", 700L, "1", 300L), 1000, 5));
        assertThat(more.hasCategories()).isFalse();
    }

    @Test
    void refusesMoreRowsThanThereAre() {
        assertThatThrownBy(() -> new CategorySummary(Map.of("a", 5L), 4, 0))
                .hasMessageContaining("at most the 4 rows")
                .hasMessageContaining("got 5");
    }

    @Test
    void knowsNoBlocksUnlessRowsAreVouchedToBeIndependent() {
        NumberSummary summary =
                new NumberSummary(600, 0, 1, 1, 0, 2, new double[] {0, 1, 2}, new double[0]);
        FeatureSpec spec = new FeatureSpec("f", null, 1);

        assertThat(UNKNOWN.numeric(spec, summary).dependence().blocks()).isZero();
        assertThat(new SummarisedFeature(true).numeric(spec, summary).dependence())
                .isEqualTo(new Dependence(1, 1, 600));
    }

    private static NumericProfile numeric(FeatureContract contract, NumberSummary summary) {
        FeatureSpec spec = new FeatureSpec("f", null, 1, contract);
        return (NumericProfile) UNKNOWN.numeric(spec, summary).profile();
    }
}
