package dev.plumbline.exporter;

import static dev.plumbline.exporter.Reports.psi;
import static dev.plumbline.exporter.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureBudgetTest {
    private static PublishedWindow applied(int topFeatures, Measurement... measurements) {
        return new FeatureBudget(topFeatures)
                .apply(report().measurements(measurements).build(), Reports.DAY_ONE);
    }

    private static Measurement missing(String feature, Verdict verdict) {
        return Measurement.of("missing-rate", feature).value(0.4).rows(1000).verdict(verdict);
    }

    @Test
    void keepsAllMeasurementsOfTheWorstFeatures() {
        PublishedWindow window =
                applied(
                        2,
                        psi("calm", 0.01),
                        psi("shifted", 0.3),
                        missing("shifted", Verdict.OK),
                        psi("broken", 0.02),
                        missing("broken", Verdict.DRIFT));

        assertThat(window.report().measurements())
                .extracting(Measurement::feature)
                .containsExactly("shifted", "shifted", "broken", "broken");
        assertThat(window.droppedFeatures()).isEqualTo(1);
    }

    @Test
    void prefersDriftToALargerEffectThatIsOk() {
        Measurement largeButOk =
                Measurement.of("psi", "noisy").value(9).effect(9).rows(10).verdict(Verdict.OK);
        PublishedWindow window = applied(1, largeButOk, psi("shifted", 0.3));

        assertThat(window.report().measurements())
                .extracting(Measurement::feature)
                .containsExactly("shifted");
    }

    @Test
    void alwaysKeepsWhatIsSaidOfTheWholeModel() {
        PublishedWindow window = applied(0, psi("amount", 0.3), psi(null, 0.1));

        assertThat(window.report().measurements()).containsExactly(psi(null, 0.1));
        assertThat(window.droppedFeatures()).isEqualTo(1);
    }

    @Test
    void keepsEveryProtectedGroup() {
        Measurement impact =
                Measurement.of("fairness_disparate_impact", "sex=female")
                        .value(0.9)
                        .rows(500)
                        .verdict(Verdict.OK);
        PublishedWindow window = applied(1, psi("shifted", 0.3), psi("calm", 0.1), impact);

        assertThat(window.report().measurements()).containsExactly(psi("shifted", 0.3), impact);
        assertThat(window.droppedFeatures()).isEqualTo(1);
    }

    @Test
    void boundsTheFeaturesOfAWideModel() {
        Measurement[] wide =
                IntStream.range(0, 200)
                        .mapToObj(i -> psi("f" + i, i / 1000.0))
                        .toArray(Measurement[]::new);
        PublishedWindow window = applied(50, wide);

        assertThat(window.report().measurements()).hasSize(50);
        assertThat(window.droppedFeatures()).isEqualTo(150);
    }

    @Test
    void refusesANegativeBudget() {
        assertThatThrownBy(() -> new FeatureBudget(-1))
                .hasMessage("top features must be at least 0, got -1");
    }
}
