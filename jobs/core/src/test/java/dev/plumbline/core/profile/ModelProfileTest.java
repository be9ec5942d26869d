package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelProfileTest {
    private static final ProfileLayout LAYOUT = layout();

    private static ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("age", NumericBins.of(new double[] {0, 50}, 25));
        bins.put("city", CategoryBins.of(List.of("Köln", "1", "true")));
        return new ProfileLayout(bins);
    }

    private static void text(FeatureRow row, int slot, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        row.text(slot, utf8, 0, utf8.length);
    }

    @Test
    void readsAnyScalarInACategoricalSlotAsItsCanonicalText() {
        ModelProfile profile = new ModelProfile(LAYOUT);
        FeatureRow row = new FeatureRow(LAYOUT);
        row.number(1, 1.0);
        profile.add(row);
        row.number(1, 1L);
        profile.add(row);
        row.truth(1, true);
        profile.add(row);
        text(row, 1, "Köln");
        profile.add(row);
        row.number(1, 1.5);
        profile.add(row);

        assertThat(profile.profile(1).counts()).containsExactly(1, 2, 1, 1);
    }

    @Test
    void readsNumbersOfAnySizeAsCategoriesWithTheTextThatTheyHave() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        List<String> texts =
                List.of("0", "-7", "9223372036854775807", "-9223372036854775808", "1.0E16", "NaN");
        bins.put("code", CategoryBins.of(texts));
        FeatureRow row = new FeatureRow(new ProfileLayout(bins));
        long[] whole = {0, -7, Long.MAX_VALUE, Long.MIN_VALUE};
        for (int i = 0; i < whole.length; i++) {
            row.number(0, whole[i]);
            assertThat(row.cell(0)).isEqualTo(i);
        }
        double[] numbers = {-0.0, -7.0};
        for (int i = 0; i < numbers.length; i++) {
            row.number(0, numbers[i]);
            assertThat(row.cell(0)).isEqualTo(i);
        }
        row.number(0, 1e16);
        assertThat(row.cell(0)).isEqualTo(4);
        row.number(0, Double.NaN);
        assertThat(row.cell(0)).isEqualTo(5);
    }

    @Test
    void readsTextInANumericSlotAsATypeErrorAndTruthAsZeroOrOne() {
        ModelProfile profile = new ModelProfile(LAYOUT);
        FeatureRow row = new FeatureRow(LAYOUT);
        text(row, 0, "old");
        profile.add(row);
        row.truth(0, true);
        profile.add(row);
        row.clear();
        profile.add(row);

        assertThat(profile.rows()).isEqualTo(3);
        assertThat(profile.profile(0).typeErrors()).isEqualTo(1);
        assertThat(profile.profile(0).missing()).isEqualTo(1);
        assertThat(((NumericProfile) profile.profile(0)).mean()).isEqualTo(1);
    }

    @Test
    void anEmptyTextIsInNoCell() {
        ModelProfile profile = new ModelProfile(LAYOUT);
        FeatureRow row = new FeatureRow(LAYOUT);
        text(row, 1, " ");
        profile.add(row);

        assertThat(row.cell(1)).isEqualTo(-1);
        assertThat(((CategoryProfile) profile.profile(1)).empty()).isEqualTo(1);
        text(row, 1, "Bonn");
        assertThat(row.cell(1)).isEqualTo(3);
    }

    @Test
    void bytesMergeLikeTheProfileTheyHold() {
        ModelProfile first = new ModelProfile(LAYOUT);
        FeatureRow row = new FeatureRow(LAYOUT);
        row.number(0, 60L);
        text(row, 1, "Bonn");
        first.add(row);
        ModelProfile second = new ModelProfile(LAYOUT);
        second.add(row);
        second.add(row);

        ModelProfile read = new ModelProfile(LAYOUT);
        read.mergeBytes(first.toBytes());
        read.mergeBytes(second.toBytes());
        first.merge(second);

        assertThat(read.toBytes()).isEqualTo(first.toBytes());
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.profile(0).counts()).containsExactly(0, 0, 3);
    }

    @Test
    void arrivalsComeBackFromBytes() {
        ModelProfile first = new ModelProfile(LAYOUT);
        first.add(new FeatureRow(LAYOUT));
        first.arrivals().add(17, 5_000);
        ModelProfile second = new ModelProfile(LAYOUT);
        second.add(new FeatureRow(LAYOUT));
        second.arrivals().add(17, 3_000);
        ModelProfile read = new ModelProfile(LAYOUT);
        read.mergeBytes(second.toBytes());
        read.mergeBytes(first.toBytes());
        first.merge(second);

        assertThat(read.toBytes()).isEqualTo(first.toBytes());
        assertThat(read.arrivals().rows()).isEqualTo(2);
        assertThat(read.arrivals().ids().rows()).containsExactly(2);
        assertThat(read.arrivals().first()).isEqualTo(3_000);
        ModelProfile.readSpan(read.toBytes(), (from, to) -> assertThat(to - from).isEqualTo(2_000));
        read.clear();
        assertThat(read.toBytes()).isEqualTo(new ModelProfile(LAYOUT).toBytes());
    }

    @Test
    void refusesBytesOfAnotherReleaseOrBaseline() {
        ModelProfile profile = new ModelProfile(LAYOUT);
        byte[] newer = profile.toBytes();
        newer[0] = 9;
        assertThatThrownBy(() -> profile.mergeBytes(newer)).hasMessageContaining("got 9");

        LinkedHashMap<String, Bins> one = new LinkedHashMap<>();
        one.put("age", NumericBins.of(new double[] {0}, 0));
        byte[] other = new ModelProfile(new ProfileLayout(one)).toBytes();
        assertThatThrownBy(() -> profile.mergeBytes(other))
                .hasMessageContaining("must hold 2 features, got 1");
    }
}
