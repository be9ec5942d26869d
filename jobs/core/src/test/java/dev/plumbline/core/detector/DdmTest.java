package dev.plumbline.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DdmTest implements DetectorContract {
    @Override
    public DetectorMethod method() {
        return DetectorMethod.DDM;
    }

    @Test
    void alarmsAtTheFirstErrorAfterAStartWithoutOne() {
        double[] errors = new double[60];
        errors[50] = 1;
        assertThat(Streams.drifts(DetectorMethod.DDM.moa().start(), errors)).isEqualTo(List.of(50));
        assertThat(Streams.drifts(calibrated().start(), errors))
                .as("the calibrated settings wait for rows that expect ten errors")
                .isEmpty();
    }

    @Test
    void refusesErrorsThatAreNotCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorMethod.DDM.moa().start().step(.5))
                .withMessage("an error read by ddm must be 0 for a hit or 1 for an error, got 0.5");
    }
}
