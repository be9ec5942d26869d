package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RddmTest implements DetectorContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.RDDM;
    }

    @Test
    void takesAWarningThatLastsTooLongForADrift() {
        DetectorSettings patient =
                DetectorMethod.RDDM.moa().with(Map.of("drift", 30.0, "warningLimit", 200.0));
        double[] errors = Streams.errors(33, 2000, .1, .2);
        assertThat(Streams.drifts(patient.start(), errors)).isNotEmpty();
        assertThat(Streams.drifts(patient.with(Map.of("warningLimit", 7000.0)).start(), errors))
                .isEmpty();
    }

    @Test
    void staysAwakeInLongStableTimes() {
        double[] errors = Streams.errors(34, 50_000, .2, .26);
        Detector plain = Ddm.Settings.calibrated(.2, 4).start();
        Detector reactive = Rddm.Settings.calibrated(.2, 4).start();
        assertThat(first(Streams.drifts(reactive, errors)))
                .isBetween(50_000, first(Streams.drifts(plain, errors)) - 1000);
    }

    private static int first(List<Integer> drifts) {
        return drifts.isEmpty() ? Integer.MAX_VALUE : drifts.get(0);
    }

    @Test
    void refusesStateOfAnotherLength() {
        byte[] state = DetectorMethod.RDDM.moa().start().toBytes();
        DetectorSettings shorter = DetectorMethod.RDDM.moa().with(Map.of("stableRows", 6000.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shorter.restore(state))
                .withMessageContaining("must hold 6000 stable rows");
    }

    @Test
    void beginsAgainFromTheNewestRowsAtTheMaximum() {
        DetectorSettings small = new Rddm.Settings(30, 30, 30, 200, 100, 100);
        double[] errors = Streams.errors(35, 200, .2);
        Detector longest = small.start();
        Streams.signals(longest, errors);
        Detector newest = small.start();
        Streams.signals(newest, Arrays.copyOfRange(errors, 100, 200));
        assertThat(longest.toBytes()).isEqualTo(newest.toBytes());
    }
}
