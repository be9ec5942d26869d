package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every detector, with the papers' constants and with Plumbline's. */
interface DetectorContract {
    /** The method that is tested. */
    DetectorMethod method();

    /** A rate of errors and a higher one, for streams of this contract. */
    double BEFORE = .1;

    double AFTER = .45;

    default List<DetectorSettings> settings() {
        return List.of(method().moa(), calibrated());
    }

    default DetectorSettings calibrated() {
        return DetectorCalibration.stored().settings(method(), BEFORE);
    }

    @Test
    default void findsARiseAndSaysSo() {
        double[] rising = Streams.errors(1, 3000, BEFORE, AFTER);
        Detector detector = calibrated().start();
        for (int row = 0; row < 3000; row++) {
            assertThat(detector.step(rising[row]).isDrift()).as("row %d", row).isFalse();
        }
        int row = 3000;
        Signal signal = detector.step(rising[row]);
        while (!signal.isDrift() && ++row < rising.length) {
            signal = detector.step(rising[row]);
        }
        assertThat(signal).isEqualTo(Signal.DRIFT_RISE);
        assertThat(row).isLessThan(3000 + 1500);
    }

    @Test
    default void staysSilentOnAFallUnlessAskedToReportIt() {
        double[] falling = Streams.errors(2, 3000, AFTER, BEFORE);
        DetectorSettings settings = DetectorCalibration.stored().settings(method(), AFTER);
        assertThat(Streams.drifts(settings.start(), falling)).isEmpty();
    }

    @Test
    default void findsASecondRiseAfterItBeganAnew() {
        double[] errors = Streams.errors(3, 3000, .05, .3, .8);
        List<Integer> drifts = Streams.drifts(calibrated().start(), errors);
        assertThat(drifts).anyMatch(row -> row >= 3000 && row < 6000);
        assertThat(drifts).anyMatch(row -> row >= 6000);
    }

    @Test
    default void theSameErrorsGiveTheSameSignals() {
        double[] errors = Streams.errors(4, 1500, BEFORE, AFTER, BEFORE);
        for (DetectorSettings settings : settings()) {
            assertThat(Streams.signals(settings.start(), errors))
                    .isEqualTo(Streams.signals(settings.start(), errors));
        }
    }

    @Test
    default void goesOnFromItsBytesAsIfItHadNotStopped() {
        double[] errors = Streams.errors(5, 1500, BEFORE, AFTER, BEFORE, AFTER);
        for (DetectorSettings settings : settings()) {
            Detector unbroken = settings.start();
            Detector broken = settings.start();
            for (int row = 0; row < errors.length; row++) {
                if (row % 97 == 0) {
                    broken = settings.restore(broken.toBytes());
                    assertThat(broken.toBytes()).isEqualTo(unbroken.toBytes());
                }
                assertThat(broken.step(errors[row])).isEqualTo(unbroken.step(errors[row]));
            }
        }
    }

    @Test
    default void keepsLittleState() {
        for (DetectorSettings settings : settings()) {
            Detector detector = settings.start();
            Streams.signals(detector, Streams.errors(6, 20_000, BEFORE));
            assertThat(detector.toBytes()).hasSizeLessThan(3000);
        }
    }

    @Test
    default void isAsNewAfterAReset() {
        for (DetectorSettings settings : settings()) {
            Detector detector = settings.start();
            Streams.signals(detector, Streams.errors(7, 2000, BEFORE, AFTER));
            detector.reset();
            assertThat(detector.toBytes()).isEqualTo(settings.start().toBytes());
        }
    }

    @Test
    default void warmsUpBeforeItSaysAnything() {
        for (DetectorSettings settings : settings()) {
            Signal first = settings.start().step(0);
            assertThat(first).isIn(Signal.WARMING_UP, Signal.STABLE);
        }
    }

    @Test
    default void refusesStateOfAnotherFormat() {
        DetectorSettings settings = method().moa();
        byte[] bytes = settings.start().toBytes();
        bytes[0]++;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.restore(bytes))
                .withMessageContaining("state of %s must be of format 1, got 2", method().id());
        assertThatIllegalArgumentException().isThrownBy(() -> settings.restore(new byte[0]));
    }

    @Test
    default void refusesStateOfAnotherDetector() {
        DetectorMethod other =
                DetectorMethod.values()[(method().ordinal() + 1) % DetectorMethod.values().length];
        byte[] bytes = other.moa().start().toBytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().moa().restore(bytes))
                .withMessageContaining(
                        "the detector %s, got that of %s", method().id(), other.id());
    }

    @Test
    default void refusesBytesAfterTheState() {
        byte[] bytes = method().moa().start().toBytes();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> method().moa().restore(longer));
    }

    @Test
    default void refusesWhatIsNoErrorAndKeepsItsState() {
        Detector detector = method().moa().start();
        Streams.signals(detector, Streams.errors(8, 50, AFTER));
        byte[] before = detector.toBytes();
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> detector.step(wrong))
                    .withMessageContaining("an error read by " + method().id())
                    .withMessageContaining("got " + wrong);
        }
        assertThat(detector.toBytes()).isEqualTo(before);
    }

    @Test
    default void settingsReadBackFromTheirParameters() {
        for (DetectorSettings settings : settings()) {
            assertThat(method().settings(settings.parameters())).isEqualTo(settings);
            assertThat(settings.method()).isEqualTo(method());
            assertThat(settings.parameters()).containsKey(method().decisive());
        }
    }

    @Test
    default void refusesAParameterThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().moa().with(Map.of("treshold", 1.0)))
                .withMessageStartingWith(
                        method().id() + " has no parameter {treshold=1.0}; it has [")
                .withMessageContaining(method().decisive());
    }

    @Test
    default void refusesToDoWithoutAParameter() {
        Map<String, Double> parameters = new LinkedHashMap<>(method().moa().parameters());
        parameters.remove(method().decisive());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().settings(parameters))
                .withMessageContaining("must have a value for " + method().decisive());
    }

    @Test
    default void refusesEveryParameterOutOfItsRange() {
        for (String name : method().moa().parameters().keySet()) {
            for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
                if (name.equals("seed") && wrong == -1) {
                    continue;
                }
                assertThatThrownBy(() -> method().moa().with(Map.of(name, wrong)))
                        .as("%s %s", name, wrong)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(name)
                        .hasMessageContaining("got ");
            }
        }
    }
}
