package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values multiplied are told from values that moved, by baselines as the library builds them. */
class ScaleJudgeTest {
    private static final int ROWS = 5_000;
    private static final double[] FACTORS = {1_000, 100, 10, 0.1, 0.01, 0.001};

    /** Kinds of features as they are met. */
    enum Kind {
        GAUSSIAN(random -> 20 + 3 * random.nextGaussian()),
        AROUND_ZERO(SplittableRandom::nextGaussian),
        SKEWED(random -> Math.exp(1.5 * random.nextGaussian())),
        COUNTS(random -> Math.floor(-8 * Math.log(1 - random.nextDouble()))),
        MOSTLY_ZERO(random -> random.nextInt(10) < 8 ? 0 : 50 + random.nextInt(100)),
        SHARE(SplittableRandom::nextDouble),
        BINARY(random -> random.nextInt(4) == 0 ? 1 : 0),
        CONSTANT(random -> 4);

        private final ToDoubleFunction<SplittableRandom> draw;

        Kind(ToDoubleFunction<SplittableRandom> draw) {
            this.draw = draw;
        }

        double[] draw(int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return DoubleStream.generate(() -> draw.applyAsDouble(random)).limit(rows).toArray();
        }
    }

    private static Baseline baseline(Kind kind) {
        BaselineBuilder builder =
                new BaselineBuilder(
                        Monitors.watching(TimeSource.ROWS, List.of(), WindowSpec.ofRows(500)), "1");
        double[] values = kind.draw(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            builder.add(
                    Instant.ofEpochMilli(row), Map.of("x", values[row]), Output.ofValue(1), null);
        }
        return builder.build();
    }

    private static Measurement jump(Baseline baseline, double... values) {
        return new DriftJudge(baseline, Sensitivity.DEFAULT, 0.001)
                        .measure(
                                Rows.profile(
                                        baseline.layout(),
                                        values.length,
                                        row -> new Object[] {values[row], 1.0}))
                        .stream()
                        .filter(m -> m.metric().equals("scale_jump") && "x".equals(m.feature()))
                        .findFirst()
                        .orElseThrow();
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void findsTheFactorOfEveryKindOfFeature(Kind kind) {
        Baseline baseline = baseline(kind);
        double[] usual = kind.draw(500, 2);
        for (double factor : FACTORS) {
            Measurement found = jump(baseline, times(factor, usual));
            assertThat(found.verdict()).as("%s times %s", kind, factor).isEqualTo(Verdict.DRIFT);
            assertThat(found.value())
                    .as("%s times %s", kind, factor)
                    .isCloseTo(Math.log10(factor), within(0.25));
            assertThat(found.threshold() * found.value()).isPositive();
        }
        assertThat(jump(baseline, usual).verdict()).isEqualTo(Verdict.OK);
        assertThat(jump(baseline, times(2, usual)).verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | values are about 1,000 times the baseline's; was the unit changed?",
                "0.01 | values are about 1/100 of the baseline's; was the unit changed?",
                "60 | values are about 60 times the baseline's; was the unit changed?"
            })
    void namesTheFactor(double factor, String words) {
        Measurement found =
                jump(baseline(Kind.GAUSSIAN), times(factor, Kind.GAUSSIAN.draw(2_000, 3)));
        assertThat(found.reason()).isEqualTo(words);
    }

    @Test
    void asksForNoUnitOfScores() {
        NumericProfile evaluated =
                (NumericProfile) baseline(Kind.SHARE).features().get(0).profile();
        NumericProfile window = evaluated.bins().emptyProfile();
        for (double score : Kind.SHARE.draw(2_000, 3)) {
            window.add(score / 100);
        }
        Measurement found =
                new ScaleJudge(Sensitivity.DEFAULT, new TestLevel(0.001))
                        .measure(Baseline.SCORE, Magnitudes.of(evaluated, 1), window);
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(found.reason())
                .isEqualTo(
                        "values are about 1/100 of the baseline's; are these the scores that were evaluated?");
    }

    @Test
    void aShiftIsNoJumpHoweverFar() {
        double[] moved = Kind.AROUND_ZERO.draw(500, 2);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 50;
        }
        assertThat(jump(baseline(Kind.AROUND_ZERO), moved).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aFewOutliersAreNoJumpHoweverFar() {
        double[] values = Kind.GAUSSIAN.draw(500, 2);
        for (int i = 0; i < 100; i++) {
            values[i] = 1e9;
        }
        Measurement found = jump(baseline(Kind.GAUSSIAN), values);
        assertThat(found.verdict()).isEqualTo(Verdict.OK);
        assertThat(found.value()).isCloseTo(0, within(0.1));
    }

    @Test
    void conversionsBelowTheFloorAreDriftAndNotAJump() {
        double[] celsius = Kind.GAUSSIAN.draw(500, 2);
        double[] fahrenheit = Arrays.stream(celsius).map(value -> 32 + 1.8 * value).toArray();
        assertThat(jump(baseline(Kind.GAUSSIAN), fahrenheit).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void zerosAloneCannotBeScaled() {
        Baseline zeros = Rows.baseline(zeros(200), Rows.INDEPENDENT);
        assertThat(
                        new DriftJudge(zeros, Sensitivity.DEFAULT, 0.001)
                                .measure(zeros(100)).stream()
                                        .filter(m -> m.metric().equals("scale_jump")))
                .singleElement()
                .satisfies(m -> assertThat(m.verdict()).isEqualTo(Verdict.NOT_APPLICABLE))
                .satisfies(m -> assertThat(m.reason()).contains("zeros only"));
    }

    private static ModelProfile zeros(int rows) {
        return Rows.profile(Rows.layout("x", Rows.normalBins()), rows, row -> new Object[] {0.0});
    }

    @Test
    void tooFewValuesAreNeverOk() {
        Baseline baseline = baseline(Kind.MOSTLY_ZERO);
        Measurement found = jump(baseline, Kind.MOSTLY_ZERO.draw(60, 2));
        assertThat(found.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(found.value()).isNull();
    }

    @Test
    void valuesBeyondWhatSumsHoldAreNotGuessedAt() {
        double[] huge = new double[100];
        Arrays.fill(huge, 1.5e308);
        Measurement found = jump(baseline(Kind.GAUSSIAN), huge);
        // such numbers are infinite, so there is no value
        assertThat(found.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(found.value()).isNull();
    }

    @Test
    void ordinaryDriftOfManyWindowsNeverCounts() {
        int jumps = 0;
        for (Kind kind : Kind.values()) {
            Baseline baseline = baseline(kind);
            for (int seed = 10; seed < 40; seed++) {
                double drift = 0.5 + seed / 20.0;
                double[] window = times(drift, kind.draw(100, seed));
                jumps += jump(baseline, window).verdict() == Verdict.DRIFT ? 1 : 0;
            }
        }
        assertThat(jumps).isZero();
    }
}
