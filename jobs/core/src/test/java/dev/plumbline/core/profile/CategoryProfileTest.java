package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

class CategoryProfileTest implements FeatureProfileContract {
    private static final CategoryBins BINS = CategoryBins.of(List.of("low", "high", "größer"));

    @Override
    public FeatureProfile empty() {
        return BINS.emptyProfile();
    }

    @Override
    public void add(FeatureProfile profile, Double value) {
        if (value == null) {
            profile.addMissing();
        } else {
            ((CategoryProfile) profile).add(category(value));
        }
    }

    private static String category(double value) {
        if (value > 1e5) {
            return "größer";
        }
        return value < -1e5 ? "nowhere" : value < 0 ? "low" : value < 1 ? "" : "high";
    }

    @Example
    void countsWhatTheBaselineDoesNotListAsUnseen() {
        CategoryProfile profile = BINS.emptyProfile();
        profile.add("high");
        profile.add("nowhere");
        profile.add("NIRGENDS");

        assertThat(profile.counts()).containsExactly(0, 1, 0, 2);
        assertThat(profile.unseen()).isEqualTo(2);
    }

    @Example
    void countsEmptyAndBlankTextsBesideTheCells() {
        CategoryProfile profile = BINS.emptyProfile();
        profile.add("");
        profile.add(" \t\n");
        profile.add("low");

        assertThat(profile.empty()).isEqualTo(2);
        assertThat(profile.counts()).containsExactly(1, 0, 0, 0);
        assertThat(profile.present()).isEqualTo(1);
        assertThat(profile.rows()).isEqualTo(3);
    }

    @Example
    void anEmptyTextThatTheBaselineListsIsACategory() {
        CategoryProfile profile = CategoryBins.of(List.of("low", "")).emptyProfile();
        profile.add("");
        profile.add(" ");

        assertThat(profile.counts()).containsExactly(0, 1, 0);
        assertThat(profile.empty()).isEqualTo(1);
    }

    @Example
    void emptyTextsComeBackFromBytesAndMerge() {
        CategoryProfile profile = BINS.emptyProfile();
        profile.add("");
        profile.add("high");
        BinaryWriter out = new BinaryWriter(16);
        profile.writeTo(out);
        CategoryProfile read = BINS.emptyProfile();
        read.mergeFrom(new BinaryReader(out.toByteArray()));
        read.merge(profile);

        assertThat(read.empty()).isEqualTo(2);
        assertThat(read.counts()).containsExactly(0, 2, 0, 0);
    }

    @Example
    void findsEveryCategoryByItsBytesAmongManyAlikeOnes() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            names.add("c" + i);
        }
        CategoryBins bins = CategoryBins.of(names);
        byte[] page = ("x" + String.join("", names)).getBytes(StandardCharsets.UTF_8);
        int from = 1;
        for (int i = 0; i < 1000; i++) {
            int length = names.get(i).length();
            assertThat(bins.cellOf(page, from, length)).isEqualTo(i);
            from += length;
        }
        assertThat(bins.cellOf("c1000")).isEqualTo(bins.unseen());
    }

    @Example
    void refusesACategoryThatStandsTwice() {
        assertThatThrownBy(() -> CategoryBins.of(List.of("a", "a")))
                .hasMessageContaining("distinct");
    }
}
