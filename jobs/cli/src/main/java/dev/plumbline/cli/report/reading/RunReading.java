package dev.plumbline.cli.report.reading;

import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.judgement.AlarmBudget;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Sensitivity;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run's result says, put so that a page or a console can tell it: the main windows in order,
 * who was champion when, and which metric counts. The main windows are those of all the traffic at
 * the first declared granularity.
 */
public final class RunReading {
    private final RunResult result;
    private final String granularity;
    private final List<WindowReading> champions;
    private final List<WindowReading> shadows;
    private final List<WindowReading> others;
    private final List<Tenure> tenures;
    private final List<EpisodeReading> episodes;
    private final Metric metric;

    private RunReading(RunResult result) {
        this.result = result;
        List<WindowReading> all = WindowReadings.of(result.reports());
        granularity = mainGranularity(all);
        List<WindowReading> main = all.stream().filter(w -> isMain(w, granularity)).toList();
        champions = main.stream().filter(w -> w.either().role() == Role.CHAMPION).toList();
        shadows = main.stream().filter(WindowReading::isShadow).toList();
        Set<WindowReading> shown = new LinkedHashSet<>(champions);
        shown.addAll(shadows);
        others = all.stream().filter(window -> !shown.contains(window)).toList();
        tenures = Tenures.of(result.deployments(), champions);
        episodes = EpisodeReading.of(result.messages());
        metric = mainMetric();
    }

    public static RunReading of(RunResult result) {
        return new RunReading(result);
    }

    public RunResult result() {
        return result;
    }

    /** Of the main windows, as declared; empty without windows. */
    public String granularity() {
        return granularity;
    }

    /** Main windows of whatever version was champion, in order of time. */
    public List<WindowReading> champions() {
        return champions;
    }

    /** Main windows of versions that scored in shadow, in order of time. */
    public List<WindowReading> shadows() {
        return shadows;
    }

    /** Windows of segments, of other granularities and of challengers, in order of time. */
    public List<WindowReading> others() {
        return others;
    }

    /** Champions in the order in which they served. */
    public List<Tenure> tenures() {
        return tenures;
    }

    /** The metric that decides, or the best known one; empty without labels. */
    public Optional<Metric> metric() {
        return Optional.ofNullable(metric);
    }

    /** The same or, without labels, the metric that was estimated instead. */
    public Optional<Metric> metricOrEstimated() {
        return metric().or(this::estimated);
    }

    /** The metric to show the estimate of: the one that counts if it is estimated, else another. */
    public Optional<Metric> estimatedMetric() {
        return metric().filter(this::isEstimated).or(this::estimated);
    }

    private Optional<Metric> estimated() {
        Stream<String> ruled =
                result.monitor() == null
                        ? Stream.empty()
                        : result.monitor().performance().stream().map(rule -> rule.metric());
        return Stream.of(ruled, Metric.PREFERRED.stream(), Stream.of("f1"))
                .flatMap(names -> names)
                .map(Metric::new)
                .filter(this::isEstimated)
                .findFirst();
    }

    private boolean isEstimated(Metric asked) {
        return champions.stream().anyMatch(window -> window.estimate(asked.name()).isPresent());
    }

    public Stamps stamps() {
        return new Stamps(clock());
    }

    public Clock clock() {
        if (result.monitor() != null) {
            return result.monitor().time().clock();
        }
        return result.reports().isEmpty() ? Clock.TIME : result.reports().get(0).clock();
    }

    /**
     * Features, then outputs, then the target where labels are known, in the monitor's order and
     * else in the reports'.
     */
    public List<String> features() {
        Set<String> names = new LinkedHashSet<>();
        if (result.monitor() != null) {
            result.monitor().features().forEach(feature -> names.add(feature.name()));
        }
        champions.forEach(window -> window.bins().forEach(bins -> names.add(bins.feature())));
        champions.stream()
                .filter(window -> window.data() != null)
                .flatMap(window -> window.data().measurements().stream())
                .filter(measured -> !namesAGroup(measured))
                .map(Measurement::feature)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names.stream()
                .sorted(
                        Comparator.comparing(WindowReading::isTarget)
                                .thenComparing(WindowReading::isOutput))
                .toList();
    }

    /** Whether it is of some of the rows, by whose name it goes instead of a feature's. */
    private static boolean namesAGroup(Measurement measured) {
        return measured.metric().equals(SliceJudge.PREDICTION)
                || FairnessMetric.isIn(measured.metric());
    }

    /** What the metric was on the evaluation set of a baseline. */
    public Optional<MetricBaseline> atEvaluation(String baselineId, Metric asked) {
        return result.baselines().stream()
                .filter(baseline -> baseline.id().equals(baselineId))
                .map(Baseline::performance)
                .filter(Objects::nonNull)
                .map(PerformanceBaseline::metrics)
                .flatMap(metrics -> Stream.ofNullable(metrics.get(asked.name())))
                .findFirst();
    }

    /** Episodes that were open at some time, in the order in which they began. */
    public List<EpisodeReading> opened() {
        return episodes.stream().filter(EpisodeReading::wasOpen).toList();
    }

    /** Breaches at the end of the run that have not yet lasted long enough to open an episode. */
    public List<EpisodeReading> pending() {
        return episodes.stream().filter(episode -> !episode.wasOpen() && episode.stands()).toList();
    }

    /** Episodes that nothing has resolved. */
    public List<EpisodeReading> standing() {
        return opened().stream().filter(EpisodeReading::stands).toList();
    }

    /** The smallest effect that is ever drift. */
    public double effectFloor() {
        return result.monitor() == null
                ? Sensitivity.DEFAULT.effectFloor()
                : result.monitor().sensitivity().effectFloor();
    }

    /** What the sequential detectors said of the champions' errors; empty where none was asked. */
    public List<DetectorReading> detectors() {
        return DetectorReading.of(champions);
    }

    /** How often each lane alarmed, per granularity and segment, the whole traffic first. */
    public List<AlarmRate> rates() {
        return AlarmRates.of(this);
    }

    /** What the monitor's budget comes to with the first baseline; empty without either. */
    public Optional<AlarmBudget> budget() {
        return result.monitor() == null || result.baselines().isEmpty()
                ? Optional.empty()
                : Optional.of(AlarmBudget.of(result.monitor(), result.baselines().get(0)));
    }

    /** How a champion did against the one before it. */
    public Optional<Succession> succession(Tenure tenure) {
        return Succession.of(tenure, this);
    }

    List<WindowReading> championWindows(Tenure tenure) {
        return champions.stream()
                .filter(window -> window.version().equals(tenure.version()))
                .filter(window -> window.end().isAfter(tenure.from()))
                .toList();
    }

    List<WindowReading> championWindowsBefore(Tenure tenure) {
        return champions.stream()
                .filter(window -> window.version().equals(tenure.predecessor()))
                .filter(window -> window.start().isBefore(tenure.from()))
                .toList();
    }

    /** The shadow window of a version over the same span. */
    public Optional<WindowReading> shadowBeside(WindowReading champion, String version) {
        return shadows.stream()
                .filter(window -> window.version().equals(version))
                .filter(window -> window.start().equals(champion.start()))
                .filter(window -> window.end().equals(champion.end()))
                .findFirst();
    }

    /** Start of the first main window; empty if there is none. */
    public Optional<Instant> begins() {
        return champions.stream().map(WindowReading::start).min(Comparator.naturalOrder());
    }

    /** End of the last main window; empty if there is none. */
    public Optional<Instant> ends() {
        return champions.stream().map(WindowReading::end).max(Comparator.naturalOrder());
    }

    private static boolean isMain(WindowReading window, String granularity) {
        WindowReport report = window.either();
        return report.segment().isEmpty() && report.granularity().equals(granularity);
    }

    private String mainGranularity(List<WindowReading> all) {
        Set<String> seen =
                all.stream()
                        .map(window -> window.either().granularity())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Stream<String> declared =
                result.monitor() == null
                        ? Stream.empty()
                        : result.monitor().windows().stream().map(WindowSpec::granularity);
        return Stream.concat(declared.filter(seen::contains), seen.stream()).findFirst().orElse("");
    }

    private Metric mainMetric() {
        Set<String> seen =
                champions.stream()
                        .filter(window -> window.performance() != null)
                        .flatMap(window -> window.performance().measurements().stream())
                        .filter(measured -> measured.feature() == null)
                        .filter(measured -> !DetectorReading.isDetector(measured))
                        .map(Measurement::metric)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Stream<String> ruled =
                result.monitor() == null
                        ? Stream.empty()
                        : result.monitor().performance().stream().map(rule -> rule.metric());
        return Stream.of(ruled, Metric.PREFERRED.stream(), seen.stream())
                .flatMap(names -> names)
                .filter(seen::contains)
                .findFirst()
                .map(Metric::new)
                .orElse(null);
    }
}
