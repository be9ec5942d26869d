package dev.plumbline.cli.report.reading;

import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a window's features and outputs were.
 *
 * @param measured of the lane DATA, without what was measured of protected groups
 */
record InputReading(List<Measurement> measured) {
    /** What the test of one distribution said. */
    Optional<Measurement> distribution(String feature) {
        return distributions().filter(test -> feature.equals(test.feature())).findFirst();
    }

    /**
     * Whether a distribution was judged: by the test that decides, or by a statistic that the user
     * lets decide.
     */
    boolean wereJudged() {
        return distributions()
                .map(Measurement::verdict)
                .anyMatch(verdict -> verdict == Verdict.OK || verdict == Verdict.DRIFT);
    }

    /** The feature, not output, that moved most, if any effect is known. */
    Optional<Measurement> worst() {
        return distributions()
                .filter(test -> !WindowReading.isOutput(test.feature()))
                .filter(test -> WindowReading.effect(test) != null)
                .max(Comparator.comparingDouble(WindowReading::effect));
    }

    /** Distributions that depart from the baseline, widest first. */
    List<Measurement> drifts() {
        return distributions()
                .filter(test -> test.verdict() == Verdict.DRIFT)
                .sorted(Comparator.comparingDouble(InputReading::widestFirst))
                .toList();
    }

    private static double widestFirst(Measurement test) {
        Double effect = WindowReading.effect(test);
        return effect == null ? 0 : -effect;
    }

    /** The shift that could have been found in the middle one, in standard deviations. */
    OptionalDouble detectable() {
        double[] known = tested().mapToDouble(Measurement::detectable).sorted().toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(known[known.length / 2]);
    }

    /** The one in which only the largest shift would have been found. */
    Optional<Measurement> bluntest() {
        return tested().max(Comparator.comparingDouble(Measurement::detectable));
    }

    private Stream<Measurement> tested() {
        return distributions().filter(test -> test.detectable() != null);
    }

    /** Departures of a feature that are no shift but a fault. */
    List<Measurement> breaks() {
        return measured.stream()
                .filter(rate -> rate.feature() != null && !isDistribution(rate))
                .filter(rate -> rate.verdict() == Verdict.DRIFT)
                .toList();
    }

    /** Faults of the whole model's data. */
    List<Measurement> arrivalBreaks() {
        return measured.stream()
                .filter(found -> found.feature() == null && found.verdict() == Verdict.DRIFT)
                .filter(found -> !WindowReading.isEstimate(found))
                .toList();
    }

    private Stream<Measurement> distributions() {
        return measured.stream().filter(test -> test.feature() != null && isDistribution(test));
    }

    /** The test that decides, or a statistic that the user lets decide. */
    static boolean isDistribution(Measurement test) {
        return test.metric().equals(DriftMetric.DISTRIBUTION)
                || test.verdict() != Verdict.NOT_APPLICABLE
                        && Statistic.measuredAs(test.metric()).isPresent();
    }
}
