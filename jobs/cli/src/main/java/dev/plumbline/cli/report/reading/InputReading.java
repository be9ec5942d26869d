package dev.plumbline.cli.report.reading;

import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a window's features and outputs were, read once: a page asks it of every feature in every
 * window.
 */
final class InputReading {
    private final List<Measurement> measured;
    private final List<Measurement> distributions;
    private final Map<String, Measurement> byFeature = new HashMap<>();
    private final List<Measurement> drifts;
    private final List<Measurement> breaks;

    /**
     * Reads a window.
     *
     * @param measured of the lane DATA, without what was measured of protected groups
     */
    InputReading(List<Measurement> measured) {
        this.measured = measured;
        this.distributions =
                measured.stream()
                        .filter(test -> test.feature() != null && isDistribution(test))
                        .toList();
        distributions.forEach(test -> byFeature.putIfAbsent(test.feature(), test));
        this.drifts =
                distributions.stream()
                        .filter(test -> test.verdict() == Verdict.DRIFT)
                        .sorted(Comparator.comparingDouble(InputReading::widestFirst))
                        .toList();
        this.breaks =
                measured.stream()
                        .filter(rate -> rate.verdict() == Verdict.DRIFT)
                        .filter(rate -> rate.feature() != null && !isDistribution(rate))
                        .toList();
    }

    /** What the test of one distribution said. */
    Optional<Measurement> distribution(String feature) {
        return Optional.ofNullable(byFeature.get(feature));
    }

    /**
     * Whether a distribution was judged: by the test that decides, or by a statistic that the user
     * lets decide.
     */
    boolean wereJudged() {
        return distributions.stream()
                .map(Measurement::verdict)
                .anyMatch(verdict -> verdict == Verdict.OK || verdict == Verdict.DRIFT);
    }

    /** The feature, not output, that moved most, if any effect is known. */
    Optional<Measurement> worst() {
        return distributions.stream()
                .filter(test -> !WindowReading.isOutput(test.feature()))
                .filter(test -> WindowReading.effect(test) != null)
                .max(Comparator.comparingDouble(WindowReading::effect));
    }

    /** Distributions that depart from the baseline, widest first. */
    List<Measurement> drifts() {
        return drifts;
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
        return distributions.stream().filter(test -> test.detectable() != null);
    }

    /** Departures of a feature that are no shift but a fault. */
    List<Measurement> breaks() {
        return breaks;
    }

    /** Faults of the whole model's data. */
    List<Measurement> arrivalBreaks() {
        return measured.stream()
                .filter(found -> found.feature() == null && found.verdict() == Verdict.DRIFT)
                .filter(found -> !WindowReading.isEstimate(found))
                .toList();
    }

    /** The test that decides, or a statistic that the user lets decide. */
    static boolean isDistribution(Measurement test) {
        return test.metric().equals(DriftMetric.DISTRIBUTION)
                || test.verdict() != Verdict.NOT_APPLICABLE
                        && Statistic.measuredAs(test.metric()).isPresent();
    }
}
