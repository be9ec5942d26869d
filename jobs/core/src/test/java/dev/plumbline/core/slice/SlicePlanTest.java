package dev.plumbline.core.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicePlanTest {
    private static final NumericBins AGES =
            NumericBins.of(new double[] {18, 30, Math.nextUp(30.0), 45, 60, Math.nextUp(99.0)}, 40);
    private static final CategoryBins COUNTRIES = CategoryBins.of(List.of("DE", "AT"));

    private final SlicePlan.Candidate age =
            new SlicePlan.Candidate("age", 0, AGES, new long[] {0, 25, 20, 5, 25, 25, 0}, 1);
    private final SlicePlan.Candidate country =
            new SlicePlan.Candidate("country", 1, COUNTRIES, new long[] {50, 40, 10}, 2);

    @Test
    void numbersAreCutIntoQuartersAndCategoriesStandAlone() {
        SlicePlan plan = new SlicePlan(List.of(age, country), new SliceSpec(List.of("age"), 5));
        assertThat(names(plan))
                .containsExactly(
                        "age<30", "age=[30,45)", "age=[45,60)", "age>=60", "age=(missing)");
        SlicePlan all = new SlicePlan(List.of(age, country), new SliceSpec(List.of(), 5));
        assertThat(all.features()).as("the most important first").containsExactly("country", "age");
        assertThat(names(all).subList(0, 4))
                .containsExactly(
                        "country=DE", "country=AT", "country=(other)", "country=(missing)");
    }

    @Test
    void everyRowIsInOneSliceOfEachFeature() {
        SlicePlan plan = new SlicePlan(List.of(age, country), new SliceSpec(List.of(), 5));
        assertThat(of(plan, 29.9, "AT")).containsExactly("country=AT", "age<30");
        assertThat(of(plan, 30.0, "XX")).containsExactly("country=(other)", "age=[30,45)");
        assertThat(of(plan, 500.0, "DE")).containsExactly("country=DE", "age>=60");
        assertThat(of(plan, "old", null)).containsExactly("country=(missing)", "age=(missing)");
        assertThat(of(plan, Double.NaN, "DE")).containsExactly("country=DE", "age=(missing)");
    }

    @Test
    void aBoundaryThatClosesAValueIsNamedByTheValue() {
        SlicePlan.Candidate flag =
                new SlicePlan.Candidate(
                        "flag",
                        0,
                        NumericBins.of(new double[] {0, Math.nextUp(0), 1, Math.nextUp(1.0)}, 0),
                        new long[] {0, 60, 0, 40, 0},
                        1);
        assertThat(names(new SlicePlan(List.of(flag), new SliceSpec(List.of(), 5))))
                .containsExactly("flag<1", "flag>=1", "flag=(missing)");
    }

    @Test
    void slicesByAsManyFeaturesAsThereIsRoomFor() {
        List<SlicePlan.Candidate> many =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        new SlicePlan.Candidate(
                                                "f" + i, i, COUNTRIES, new long[] {5, 5, 0}, i))
                        .toList();
        SlicePlan plan = new SlicePlan(many, new SliceSpec(List.of(), 5));
        assertThat(plan.features()).hasSize(SliceCode.MOST_FEATURES).startsWith("f39", "f38");
    }

    @Test
    void aConstantFeatureIsNoSlice() {
        SlicePlan.Candidate constant =
                new SlicePlan.Candidate("one", 0, AGES, new long[] {0, 0, 9, 0, 0, 0, 0}, 1);
        assertThat(new SlicePlan(List.of(constant), new SliceSpec(List.of(), 5)).features())
                .isEmpty();
    }

    private List<String> of(SlicePlan plan, Object age, Object country) {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("age", AGES);
        bins.put("country", COUNTRIES);
        FeatureRow row = new FeatureRow(new ProfileLayout(bins));
        row.value(0, age);
        row.value(1, country);
        long code = plan.code(row);
        List<String> names = new ArrayList<>();
        for (int feature = 0; feature < SliceCode.features(code); feature++) {
            names.add(plan.name(SliceCode.slice(code, feature)));
        }
        return names;
    }

    private static List<String> names(SlicePlan plan) {
        return plan.slices().stream().map(plan::name).toList();
    }
}
