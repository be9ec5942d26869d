package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What every profile promises; a null value stands for a missing one. */
interface FeatureProfileContract {
    FeatureProfile empty();

    /** Adds a value, including ones that the kind of profile counts beside its cells. */
    void add(FeatureProfile profile, Double value);

    /** Compares the sums that are promised only within 1e-12 · Σ|x|. */
    default void assertSums(FeatureProfile actual, FeatureProfile expected, List<Double> values) {}

    @Provide
    default Arbitrary<List<Double>> values() {
        return Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.doubles().between(-1e6, 1e6)),
                        Tuple.of(1, Arbitraries.of(0.0, -0.0, 3.5, 1e6, 1e5)),
                        Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY)))
                .injectNull(0.05)
                .list()
                .ofMaxSize(200);
    }

    @Property
    default void mergingPartsInAnyOrderEqualsOnePass(
            @ForAll("values") List<Double> values, @ForAll Random random) {
        FeatureProfile onePass = of(values);
        List<FeatureProfile> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            parts.add(empty());
        }
        List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(value -> add(parts.get(random.nextInt(5)), value));

        Collections.shuffle(parts, random);
        FeatureProfile merged = empty();
        parts.forEach(merged::merge);

        assertCounts(merged, onePass);
        assertSums(merged, onePass, values);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    default void mergingIsAssociativeAndCommutative(
            @ForAll("values") List<Double> first,
            @ForAll("values") List<Double> second,
            @ForAll("values") List<Double> third) {
        List<Double> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);

        FeatureProfile left = of(first);
        left.merge(of(second));
        left.merge(of(third));
        FeatureProfile tail = of(third);
        tail.merge(of(second));
        FeatureProfile right = of(first);
        right.merge(tail);

        assertCounts(left, right);
        assertSums(left, right, all);
    }

    @Property
    default void anEmptyProfileChangesNothing(@ForAll("values") List<Double> values) {
        FeatureProfile merged = of(values);
        merged.merge(empty());
        assertThat(bytes(merged)).isEqualTo(bytes(of(values)));

        FeatureProfile into = empty();
        into.merge(of(values));
        assertThat(bytes(into)).isEqualTo(bytes(of(values)));
    }

    @Property
    default void bytesBringBackTheProfileExactly(@ForAll("values") List<Double> values) {
        FeatureProfile read = empty();
        BinaryReader in = new BinaryReader(bytes(of(values)));
        read.mergeFrom(in);

        assertThat(in.atEnd()).isTrue();
        assertThat(bytes(read)).isEqualTo(bytes(of(values)));
    }

    @Property
    default void everyRowIsCountedOnce(@ForAll("values") List<Double> values) {
        FeatureProfile profile = of(values);
        profile.addTypeError();

        assertThat(profile.rows()).isEqualTo(values.size() + 1);
        assertThat(profile.typeErrors()).isEqualTo(1);
        assertThat(profile.missing())
                .isEqualTo(values.stream().filter(value -> value == null).count());
    }

    @Property
    default void aClearedProfileIsAsNew(@ForAll("values") List<Double> values) {
        FeatureProfile profile = of(values);
        profile.clear();
        assertThat(bytes(profile)).isEqualTo(bytes(empty()));
    }

    private FeatureProfile of(List<Double> values) {
        FeatureProfile profile = empty();
        values.forEach(value -> add(profile, value));
        return profile;
    }

    private static byte[] bytes(FeatureProfile profile) {
        BinaryWriter out = new BinaryWriter(64);
        profile.writeTo(out);
        return out.toByteArray();
    }

    private static void assertCounts(FeatureProfile actual, FeatureProfile expected) {
        assertThat(actual.counts()).isEqualTo(expected.counts());
        assertThat(actual.missing()).isEqualTo(expected.missing());
        assertThat(actual.typeErrors()).isEqualTo(expected.typeErrors());
        assertThat(actual.rows()).isEqualTo(expected.rows());
    }

    /** Asserts that two sums over the same terms agree as far as is promised. */
    static void assertSum(double actual, double expected, double sumOfMagnitudes) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * sumOfMagnitudes));
    }
}
