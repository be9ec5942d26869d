package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever one feature sends, it is counted under that feature, and the others stay bit-equal. */
class BadFeatureTest {
    private static final int ROWS = 120;
    private static final ProfileLayout LAYOUT = layout();
    private static final Baseline BASELINE =
            Rows.baseline(
                    Rows.profile(LAYOUT, 4_000, row -> row(row, usualNumber(row), "a")),
                    Rows.INDEPENDENT);
    private static final DriftJudge JUDGE = new DriftJudge(BASELINE, Sensitivity.DEFAULT, 0.001);
    private static final List<String> HEALTHY = List.of("speed", "gear");

    private static ProfileLayout layout() {
        double[] tenths = new double[101];
        for (int i = 0; i <= 100; i++) {
            tenths[i] = i / 10.0;
        }
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("speed", NumericBins.of(tenths, 5));
        bins.put("number", NumericBins.of(tenths, 5));
        bins.put("text", CategoryBins.of(List.of("a", "b")));
        bins.put("gear", CategoryBins.of(List.of("1", "2")));
        return Rows.layout(bins);
    }

    private static double usualNumber(int row) {
        return row * 7 % 100 / 10.0;
    }

    private static Object[] row(int row, Object number, Object text) {
        return new Object[] {usualNumber(row + 3), number, text, row % 3 == 0 ? 1L : 2L};
    }

    @Provide
    Arbitrary<Object> anything() {
        Arbitrary<Object> numbers =
                Arbitraries.oneOf(
                        Arbitraries.doubles().map(value -> (Object) value),
                        Arbitraries.longs().map(value -> (Object) value),
                        Arbitraries.of(
                                (Object) Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                Double.MAX_VALUE,
                                -Double.MAX_VALUE,
                                Double.MIN_VALUE,
                                -0.0,
                                Long.MAX_VALUE,
                                (1L << 53) + 1,
                                Float.NaN));
        Arbitrary<Object> texts =
                Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(30).map(value -> (Object) value),
                        Arbitraries.integers().map(value -> (Object) Integer.toString(value)),
                        Arbitraries.of(
                                (Object) "",
                                " \t",
                                "NaN",
                                "null",
                                "\ud800",
                                "a\udc00",
                                "\0",
                                "ａ",
                                "a\u0301",
                                "😀"));
        return Arbitraries.frequencyOf(
                        Tuple.of(5, numbers),
                        Tuple.of(5, texts),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        (Object) true, false, List.of(1), Map.of(), new byte[3])))
                .injectNull(0.1);
    }

    @Property(tries = 300)
    void anyValuesLeaveTheOthersBitEqual(
            @ForAll("anything") Object constant, @ForAll("lists") List<Object> values) {
        values.add(constant);
        ModelProfile window = new ModelProfile(LAYOUT);
        for (int row = 0; row < ROWS; row++) {
            Object bad = values.get(row % values.size());
            window.merge(Rows.profile(LAYOUT, 1, repeated(row, bad)));
        }
        assertOthersUnharmed(window);
    }

    @Provide
    Arbitrary<List<Object>> lists() {
        return anything().list().ofMaxSize(40);
    }

    private static IntFunction<Object[]> repeated(int row, Object bad) {
        return only -> row(row, bad, bad);
    }

    private static void assertOthersUnharmed(ModelProfile window) {
        ModelProfile read = new ModelProfile(LAYOUT);
        read.mergeBytes(window.toBytes());
        ModelProfile usual =
                Rows.profile(LAYOUT, (int) window.rows(), row -> row(row, usualNumber(row), "a"));

        List<Measurement> measured = JUDGE.measure(read);

        assertThat(of(HEALTHY, measured)).isEqualTo(of(HEALTHY, JUDGE.measure(usual)));
        assertThat(shown(read)).isEqualTo(shown(usual));
        for (String bad : List.of("number", "text")) {
            assertThat(of(List.of(bad), measured)).isNotEmpty();
        }
        for (int slot = 0; slot < LAYOUT.size(); slot++) {
            assertThat(read.profile(slot).rows()).isEqualTo(window.rows());
        }
        assertThat(measured)
                .allSatisfy(m -> assertThat(m.value() == null || !m.value().isNaN()).isTrue());
    }

    private static List<Measurement> of(List<String> features, List<Measurement> all) {
        return all.stream()
                .filter(m -> m.feature() != null && features.contains(m.feature()))
                .toList();
    }

    private static List<Distribution> shown(ModelProfile window) {
        return JUDGE.distributions(window).stream()
                .filter(shown -> HEALTHY.contains(shown.feature()))
                .toList();
    }

    @Property(tries = 300)
    void anyBytesAreACategoryOrUnseenOrEmpty(@ForAll byte[] bytes) {
        FeatureRow row = new FeatureRow(LAYOUT);
        ModelProfile window = new ModelProfile(LAYOUT);
        for (int i = 0; i < ROWS; i++) {
            Object[] values = row(i, null, null);
            row.clear();
            row.value(0, values[0]);
            row.value(3, values[3]);
            // overlong and cut-off characters among them
            row.text(1, bytes, 0, bytes.length);
            row.text(2, bytes, 0, bytes.length);
            window.add(row);
        }
        assertOthersUnharmed(window);
        assertThat(window.profile(1).typeErrors()).isEqualTo(ROWS);
    }

    @Example
    void aHundredThousandCategoriesTakeNoMoreStateThanOne() {
        ModelProfile one = Rows.profile(LAYOUT, 100_000, row -> row(row, 1.0, "new"));
        ModelProfile many = Rows.profile(LAYOUT, 100_000, row -> row(row, 1.0, "new" + row));

        assertThat(many.toBytes()).isEqualTo(one.toBytes());
        assertOthersUnharmed(many);
        assertThat(verdict(JUDGE.measure(many), "text", "unseen_rate")).isEqualTo(Verdict.DRIFT);
    }

    @Example
    void everyFaultIsItsOwnMeasurement() {
        assertBreaks(null, "missing_rate", "missing_rate");
        assertBreaks(Double.NaN, "nan_rate", "unseen_rate");
        assertBreaks(Double.NEGATIVE_INFINITY, "infinite_rate", "unseen_rate");
        assertBreaks("", "type_error_rate", "empty_rate");
        assertBreaks("12", "type_error_rate", "unseen_rate");
        assertBreaks("c", "type_error_rate", "unseen_rate");
        assertBreaks(11.0, "out_of_range_rate", "unseen_rate");
        assertBreaks(List.of(), "type_error_rate", "type_error_rate");
    }

    private static void assertBreaks(Object value, String ofNumber, String ofText) {
        List<Measurement> measured =
                JUDGE.measure(
                        Rows.profile(
                                LAYOUT,
                                ROWS,
                                row ->
                                        row % 4 == 0
                                                ? row(row, value, value)
                                                : row(row, usualNumber(row), "a")));
        List<String> broken = new ArrayList<>();
        measured.stream()
                .filter(m -> m.verdict() == Verdict.DRIFT && !m.metric().equals("distribution"))
                .forEach(m -> broken.add(m.feature() + " " + m.metric()));
        assertThat(broken).as("%s", value).containsExactly("number " + ofNumber, "text " + ofText);
        assertThat(measured)
                .filteredOn(m -> m.metric().endsWith("_rate") && m.verdict() == Verdict.DRIFT)
                .allSatisfy(m -> assertThat(m.value()).isEqualTo(0.25));
    }

    private static Verdict verdict(List<Measurement> all, String feature, String metric) {
        return all.stream()
                .filter(m -> feature.equals(m.feature()) && metric.equals(m.metric()))
                .map(Measurement::verdict)
                .findFirst()
                .orElseThrow();
    }
}
