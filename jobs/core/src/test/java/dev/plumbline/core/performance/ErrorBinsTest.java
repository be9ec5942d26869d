package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class ErrorBinsTest {
    @Provide
    Arbitrary<List<Double>> magnitudes() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(0, 1e6),
                        Arbitraries.doubles().between(0, 1e-6).ofScale(15),
                        Arbitraries.of(0.0, 1.0, 64.0, 1e12))
                .list()
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void quantilesAreWithinTheirBoundAndThatWithinAPercent(
            @ForAll("magnitudes") List<Double> magnitudes,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        ErrorBins.Quantile quantile = binsOf(magnitudes).quantile(share);
        double exact = exact(magnitudes, share);

        assertThat(quantile.value()).isCloseTo(exact, within(quantile.errorBound() * (1 + 1e-12)));
        assertThat(quantile.errorBound()).isLessThanOrEqualTo(1e-12 + exact / 64);
    }

    private static double exact(List<Double> magnitudes, double share) {
        double[] sorted = magnitudes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return sorted[below] + (rank - below) * (above - sorted[below]);
    }

    private static ErrorBins binsOf(List<Double> magnitudes) {
        ErrorBins bins = new ErrorBins();
        magnitudes.forEach(magnitude -> bins.add(magnitude, 1));
        return bins;
    }

    @Example
    void keepsZerosAndTellsMagnitudesBeyondItsRange() {
        assertThat(binsOf(List.of(0.0, 0.0)).quantile(0.5).value()).isZero();
        assertThat(binsOf(List.of(1e19)).quantile(0.5).value()).isInfinite();
        assertThat(binsOf(List.of(1e18)).quantile(0.5).value()).isFinite();
    }

    @Example
    void intervalCoversTheMedianAsOftenAsItSays() {
        Random random = new Random(11);
        int covered = 0;
        for (int run = 0; run < 1000; run++) {
            ErrorBins bins = new ErrorBins();
            for (int row = 0; row < 200; row++) {
                bins.add(-Math.log(1 - random.nextDouble()), 1);
            }
            var interval = bins.interval(0.5);
            covered += interval.lower() <= Math.log(2) && Math.log(2) <= interval.upper() ? 1 : 0;
        }
        assertThat(covered).isBetween(935, 985);
        ErrorBins few = binsOf(Arrays.asList(1.0, 2.0));
        assertThat(few.interval(0.9)).isNull();
    }

    @Example
    void theMedianOfAHundredLiesBetweenThe40thAnd61st() {
        // Binomial(100, 1/2): SciPy 1.17.1 has binom.ppf(.025) = 40 and binom.ppf(.975) + 1 = 61
        ErrorBins bins = new ErrorBins();
        for (int power = -40; power < 60; power++) {
            bins.add(Math.scalb(1, power), 1);
        }
        var interval = bins.interval(0.5);
        assertThat(interval.lower()).isEqualTo(Math.scalb(1, -40 + 39));
        assertThat(interval.upper()).isEqualTo(Math.scalb(1, -40 + 60) * 65 / 64);
    }
}
