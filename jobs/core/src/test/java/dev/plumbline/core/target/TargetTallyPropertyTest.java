package dev.plumbline.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TargetTallyPropertyTest {
    private static final NumericBins BINS =
            NumericBins.of(new double[] {-100, 0, Math.nextUp(0.0), 7.5, 1000}, 12.25);

    /** One label, or one taken back. */
    private record Signed(double label, int sign) {}

    @Property(tries = 200)
    void anyOrderAndGroupingAndMomentOfBinningComesToTheBatch(
            @ForAll @Size(min = 1, max = 60)
                    List<@DoubleRange(min = -1e4, max = 1e4) Double> labels,
            @ForAll @Size(max = 20) List<@DoubleRange(min = -1e4, max = 1e4) Double> wrong,
            @ForAll @IntRange(min = 1, max = 5) int parts,
            @ForAll Random random) {
        List<Signed> told = new ArrayList<>();
        labels.forEach(label -> told.add(new Signed(label, 1)));
        wrong.forEach(label -> told.add(new Signed(label, 1)));
        wrong.forEach(label -> told.add(new Signed(label, -1)));
        Collections.shuffle(told, random);

        TargetTally merged = new TargetTally();
        for (int part = 0; part < parts; part++) {
            TargetTally own = new TargetTally();
            for (int i = part; i < told.size(); i += parts) {
                own.add(told.get(i).label(), told.get(i).sign());
                if (random.nextInt(4) == 0) {
                    own.bin(BINS);
                }
            }
            merged.mergeBytes(own.toBytes());
            if (random.nextBoolean()) {
                merged.bin(BINS);
            }
        }
        NumericProfile batch = BINS.emptyProfile();
        labels.forEach(batch::add);
        NumericProfile got = merged.profile(BINS);

        assertThat(got.counts()).containsExactly(batch.counts());
        assertThat(got.rows()).isEqualTo(labels.size());
        double scale = told.stream().mapToDouble(each -> Math.abs(each.label())).sum() + 100;
        assertThat(got.mean()).isCloseTo(batch.mean(), within(1e-12 * scale));
        assertThat(got.variance()).isCloseTo(batch.variance(), within(1e-11 * scale * scale));
        assertThat(got.min()).isLessThanOrEqualTo(got.max());
    }

    @Example
    void labelsThatAreAllTakenBackLeaveNothing() {
        TargetTally tally = new TargetTally();
        tally.add(3.5, 1);
        tally.bin(BINS);
        tally.add(3.5, -1);
        assertThat(tally.isEmpty()).isFalse();
        tally.bin(BINS);
        assertThat(tally.isEmpty()).isTrue();
        assertThat(tally.toBytes()).isEmpty();
    }

    @Example
    void aCorrectionWithinACellMovesItsSumAlone() {
        TargetTally tally = new TargetTally();
        tally.add(10, 1);
        tally.bin(BINS);
        TargetTally correction = new TargetTally();
        correction.add(10, -1);
        correction.add(20, 1);
        correction.bin(BINS);
        assertThat(correction.isEmpty()).isFalse();
        tally.mergeBytes(correction.toBytes());
        assertThat(tally.profile(BINS).mean()).isEqualTo(20);
        assertThat(tally.profile(BINS).present()).isEqualTo(1);
    }

    @Example
    void aLabelTooLargeToSquareLeavesNoTraceOnceItIsTakenBack() {
        TargetTally tally = new TargetTally();
        TargetTally wrong = new TargetTally();
        for (double label : new double[] {1e155, -1e200, Double.MAX_VALUE, -Double.MAX_VALUE}) {
            for (int time = 0; time < 3; time++) {
                wrong.add(label, 1);
            }
        }
        NumericProfile batch = BINS.emptyProfile();
        for (double label : new double[] {-3.25, 8, 20, 20, 999.5}) {
            tally.add(label, 1);
            batch.add(label);
        }
        wrong.bin(BINS);
        tally.bin(BINS);
        tally.mergeBytes(wrong.toBytes());
        assertThat(tally.profile(BINS).present()).isEqualTo(17);
        assertThat(tally.profile(BINS).variance()).isFinite();

        for (double label : new double[] {-1e200, Double.MAX_VALUE, 1e155, -Double.MAX_VALUE}) {
            for (int time = 0; time < 3; time++) {
                tally.add(label, -1);
            }
        }
        NumericProfile got = tally.profile(BINS);
        assertThat(got.counts()).containsExactly(batch.counts());
        assertThat(got.mean()).isCloseTo(batch.mean(), within(1e-9));
        assertThat(got.variance()).isCloseTo(batch.variance(), within(1e-6));
    }

    @Example
    void bothZerosAreOneLabel() {
        TargetTally tally = new TargetTally();
        tally.add(0.0, 1);
        tally.add(-0.0, -1);
        assertThat(tally.isEmpty()).isTrue();
    }

    @Example
    void refusesToShowMoreTakenBackThanAdded() {
        TargetTally tally = new TargetTally();
        tally.add(1, -1);
        assertThatThrownBy(() -> tally.profile(BINS)).hasMessageContaining("got -1");
    }

    @Example
    void refusesBytesOfAnotherRelease() {
        assertThatThrownBy(() -> new TargetTally().mergeBytes(new byte[] {9}))
                .hasMessageContaining("format 1, got 9");
    }
}
