package dev.plumbline.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final SegmentSpec AGES =
            SegmentSpec.of(SegmentCondition.ranges("age", List.of(18.0, 30.0)));

    private final ProfileLayout layout = layout();

    private static ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("country", CategoryBins.of(List.of("DE", "AT")));
        bins.put("age", NumericBins.of(new double[] {20, 40}, 30));
        return new ProfileLayout(bins);
    }

    @Test
    void everyCategoryOfTheBaselineIsASegment() {
        Segments segments = new Segments(layout, List.of(SegmentSpec.of("country")));
        assertThat(segments.names()).containsExactly("country=DE", "country=AT");
        assertThat(of(segments, "AT", 5)).containsExactly("country=AT");
    }

    @Test
    void aMissingOrUnseenValueIsInNoSegment() {
        Segments segments = new Segments(layout, List.of(SegmentSpec.of("country"), AGES));
        assertThat(of(segments, "FR", null)).isEmpty();
        assertThat(of(segments, null, Double.NaN)).isEmpty();
        assertThat(of(segments, null, "old")).isEmpty();
        assertThat(of(segments, null, Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Test
    void boundariesBelongToTheRangeAboveWhateverTheBaselinesCells() {
        Segments segments = new Segments(layout, List.of(AGES));
        assertThat(segments.names()).containsExactly("age<18", "age=[18,30)", "age>=30");
        assertThat(of(segments, null, Math.nextDown(18.0))).containsExactly("age<18");
        assertThat(of(segments, null, 18.0)).containsExactly("age=[18,30)");
        assertThat(of(segments, null, 30L)).containsExactly("age>=30");
    }

    @Test
    void bothConditionsMustHold() {
        SegmentSpec both =
                SegmentSpec.of(
                        SegmentCondition.everyCategory("country"),
                        SegmentCondition.ranges("age", List.of(18.0)));
        Segments segments = new Segments(layout, List.of(both));
        assertThat(segments.names())
                .containsExactly(
                        "country=DE & age<18",
                        "country=DE & age>=18",
                        "country=AT & age<18",
                        "country=AT & age>=18");
        assertThat(of(segments, "AT", 3)).containsExactly("country=AT & age<18");
        assertThat(of(segments, "AT", null)).isEmpty();
        assertThat(of(segments, null, 3)).isEmpty();
    }

    @Test
    void aSliceThatIsDeclaredTwiceCountsOnce() {
        Segments segments =
                new Segments(
                        layout,
                        List.of(
                                SegmentSpec.of(SegmentCondition.category("country", "DE")),
                                SegmentSpec.of("country")));
        assertThat(of(segments, "DE", 1)).containsExactly("country=DE");
        assertThat(of(segments, "AT", 1)).containsExactly("country=AT");
        assertThat(segments.names()).containsExactly("country=DE", "country=AT");
    }

    @Test
    void tellsWhichDeclarationsTheBaselineDoesNotHave() {
        Segments segments =
                new Segments(
                        layout,
                        List.of(
                                SegmentSpec.of("contry"),
                                SegmentSpec.of(SegmentCondition.category("country", "D")),
                                SegmentSpec.of("age"),
                                SegmentSpec.of(SegmentCondition.ranges("country", List.of(1.0)))));
        assertThat(segments.names()).isEmpty();
        assertThat(segments.unknown())
                .extracting(UnknownSegment::got, UnknownSegment::known)
                .containsExactly(
                        tuple("contry", List.of("country", "age")),
                        tuple("D", List.of("DE", "AT")),
                        tuple("none", List.of()),
                        tuple("[1.0]", List.of()));
    }

    private List<String> of(Segments segments, Object country, Object age) {
        FeatureRow row = new FeatureRow(layout);
        row.value(0, country);
        row.value(1, age);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < segments.count(); i++) {
            if (segments.of(row, i) != null) {
                found.add(segments.of(row, i));
            }
        }
        return found;
    }
}
