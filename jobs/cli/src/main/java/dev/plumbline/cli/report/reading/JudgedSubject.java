package dev.plumbline.cli.report.reading;

import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.TargetJudge;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What windows are judged by: the distributions of their inputs, or a performance metric.
 *
 * @param name as a sentence names it
 * @param isTest which measurements of the lane are its tests
 */
record JudgedSubject(String name, Lane lane, Predicate<Measurement> isTest) {
    private static final JudgedSubject INPUTS =
            new JudgedSubject("the inputs", Lane.DATA, InputReading::isDistribution);
    private static final JudgedSubject LABELS =
            new JudgedSubject(
                    "the labels",
                    Lane.PERFORMANCE,
                    test -> test.metric().equals(TargetJudge.TARGET_DISTRIBUTION));

    /** The inputs, each metric that somebody asked to be judged, and the labels if they were. */
    static List<JudgedSubject> of(RunReading run) {
        List<JudgedSubject> subjects = new ArrayList<>();
        subjects.add(INPUTS);
        asked(run).map(JudgedSubject::of).forEach(subjects::add);
        if (run.champions().stream().anyMatch(LABELS::judged)) {
            subjects.add(LABELS);
        }
        return subjects;
    }

    private static JudgedSubject of(Metric metric) {
        return new JudgedSubject(
                metric.spoken(),
                Lane.PERFORMANCE,
                test -> test.feature() == null && test.metric().equals(metric.name()));
    }

    /** By the monitor's rules or, where it is not known, by what was judged. */
    private static Stream<Metric> asked(RunReading run) {
        return run.result().monitor() == null
                ? Stream.concat(run.metric().stream(), OtherVerdicts.metrics(run).stream())
                        .filter(metric -> run.champions().stream().anyMatch(of(metric)::judged))
                : run.result().monitor().performance().stream()
                        .map(PerformanceRule::metric)
                        .distinct()
                        .map(Metric::new);
    }

    /** Whether any of its tests gave a verdict. */
    boolean judged(WindowReading window) {
        return tests(window).stream().anyMatch(WindowTests::hasVerdict);
    }

    /** Its tests in a window, whatever came of them, and what says that there is no baseline. */
    List<Measurement> tests(WindowReading window) {
        return window.report(lane) == null
                ? List.of()
                : window.report(lane).measurements().stream()
                        .filter(isTest.or(JudgedSubject::isOfBaseline))
                        .toList();
    }

    private static boolean isOfBaseline(Measurement measured) {
        return measured.metric().equals(DriftMetric.BASELINE);
    }
}
