package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.threshold.BootstrapSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that is chosen before the rows of an evaluation set are counted.
 *
 * @param set facts of all rows
 * @param features in the order of the monitor or, where it lists none, of the rows
 * @param target null where no row has a label, or a feature has taken its name
 * @param classes empty for regression
 * @param grid cells of a binary classifier's scores
 * @param thresholds how those of the shown statistics are sampled
 * @param named cells that statistics of other tools' profiles need
 * @param reconstruction null where nobody asked for it
 */
record BaselinePlan(
        Monitor monitor,
        EvaluationFacts set,
        List<SlotPlan> features,
        List<SlotPlan> outputs,
        SlotPlan target,
        List<String> classes,
        ScoreGrid grid,
        WindowBlocks blocks,
        BootstrapSettings thresholds,
        NamedPlan named,
        ReconstructionPlan reconstruction) {

    /**
     * Makes a plan.
     *
     * @throws IllegalArgumentException if there are no rows, a monitored feature or the task's
     *     output is in none of them, or the classes are not known
     */
    static BaselinePlan of(
            Monitor monitor,
            EvaluationFacts set,
            EvaluationSample sample,
            BootstrapSettings thresholds) {
        require(set.times().rows() > 0, "a baseline needs at least one evaluation row, got none");
        requireSpread(monitor, set.times());
        List<String> classes =
                monitor.task().isClassification() ? set.classes().classes() : List.of();
        List<SlotPlan> features = new ArrayList<>(features(monitor, set, sample));
        ReconstructionPlan reconstruction = null;
        if (monitor.options().multivariate() != null) {
            reconstruction = ReconstructionPlan.of(List.copyOf(features), sample);
            features.add(reconstruction.slot(set, sample));
        }
        List<SlotPlan> outputs = outputs(monitor, set, sample, classes);
        return new BaselinePlan(
                monitor,
                set,
                features,
                outputs,
                target(monitor, set, sample, features, classes),
                classes,
                monitor.task() == Task.BINARY
                        ? set.classes().grid(classes.get(1))
                        : ScoreGrid.of(List.of()),
                WindowBlocks.of(
                        set.timesByWindow(),
                        monitor.windows(),
                        sample.holdsAll() || set.times().isAscending(),
                        sample.sortedMillis()),
                sample.holdsAll() || set.times().isAscending()
                        ? thresholds
                        // rows that come out of order do not show what followed what
                        : BootstrapSettings.NONE,
                NamedPlan.of(
                        monitor,
                        Stream.concat(features.stream(), outputs.stream()).toList(),
                        slot -> SampledShape.of(slot.name(), set, sample)),
                reconstruction);
    }

    /** The pace of rows, which windows and their budget rest on, is else without bound. */
    private static void requireSpread(Monitor monitor, EventTimes times) {
        boolean atOnce = times.rows() > 0 && times.first() == times.last();
        require(
                monitor.time().clock() == Clock.ROWS || !atOnce,
                String.format(
                        Locale.ROOT,
                        "evaluation rows must be spread over event time, got all %,d at %s; name the column that holds each row's own time, or write time: rows",
                        times.rows(),
                        Instant.ofEpochMilli(times.first())));
    }

    private static List<SlotPlan> features(
            Monitor monitor, EvaluationFacts set, EvaluationSample sample) {
        List<FeatureSpec> specs =
                monitor.features().isEmpty()
                        ? UndeclaredFeatures.of(monitor, set)
                        : monitor.features();
        return specs.stream().map(spec -> feature(spec, set, sample)).toList();
    }

    private static SlotPlan feature(FeatureSpec spec, EvaluationFacts set, EvaluationSample rows) {
        String name = spec.name();
        ColumnFacts facts = set.feature(name);
        require(
                facts != null,
                "the monitored feature '%s' is in no evaluation row; there are %s"
                        .formatted(name, set.featureNames()));
        FeatureType inferred = facts.isNumeric() ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
        FeatureType type = spec.type() == null ? inferred : spec.type();
        Stream<Object> sample = values(rows, row -> rows.feature(name, row));
        return type == FeatureType.NUMERIC
                ? SlotPlan.numeric(spec, facts, sample)
                : SlotPlan.categorical(spec, sample, spec.contract().values());
    }

    private static List<SlotPlan> outputs(
            Monitor monitor, EvaluationFacts set, EvaluationSample rows, List<String> classes) {
        if (monitor.task() == Task.REGRESSION) {
            require(
                    !set.value().isEmpty(),
                    "a regression's evaluation rows must carry a predicted value");
            Stream<Object> values = values(rows, row -> rows.output(row).value());
            return List.of(SlotPlan.numeric(Baseline.VALUE, 1, set.value(), values));
        }
        boolean scored = !set.score().isEmpty();
        boolean decided = !set.predictedClass().isEmpty();
        require(
                scored || decided,
                "a classifier's evaluation rows must carry a score or a predicted class");
        List<SlotPlan> outputs = new ArrayList<>();
        if (scored) {
            Stream<Object> scores = values(rows, row -> rows.output(row).score());
            outputs.add(SlotPlan.numeric(Baseline.SCORE, 1, set.score(), scores));
        }
        if (decided) {
            Stream<Object> decisions = values(rows, row -> rows.output(row).predictedClass());
            outputs.add(SlotPlan.categorical(Baseline.CLASS, 1, decisions, classes));
        }
        return outputs;
    }

    private static SlotPlan target(
            Monitor monitor,
            EvaluationFacts set,
            EvaluationSample rows,
            List<SlotPlan> features,
            List<String> classes) {
        String name = TargetReference.NAME;
        if (set.label().isEmpty()
                || features.stream().anyMatch(feature -> feature.name().equals(name))) {
            return null;
        }
        Stream<Object> labels = values(rows, rows::label);
        return monitor.task() == Task.REGRESSION
                ? SlotPlan.numeric(name, 1, set.label(), labels)
                : SlotPlan.categorical(name, 1, labels, classes);
    }

    private static Stream<Object> values(EvaluationSample rows, IntFunction<Object> value) {
        return IntStream.range(0, rows.rows()).mapToObj(value);
    }

    /** Returns the parts beside the features' profiles, which have counted nothing. */
    List<RowCounter> newCounters() {
        List<RowCounter> counters = new ArrayList<>();
        newSeasonCounter().ifPresent(counters::add);
        if (!monitor.segments().isEmpty()) {
            counters.add(new SegmentCounter(this));
        }
        if (thresholds.replicates() > 0) {
            counters.add(new ThresholdCount(this, thresholds));
        }
        monitor.options().slices().ifPresent(spec -> counters.add(new SliceCounter(this, spec)));
        if (monitor.options().lifetime() != null || !monitor.performance().isEmpty()) {
            counters.add(
                    monitor.task().isClassification()
                            ? new RiskCounter(blocks.first())
                            : new ErrorRiskCounter(blocks.first()));
        }
        if (!monitor.options().detectors().isEmpty()) {
            counters.add(new DetectorCounter(!monitor.task().isClassification()));
        }
        if (EstimateCounter.canCount(monitor)) {
            counters.add(
                    monitor.task() == Task.MULTICLASS
                            ? new MulticlassEstimateCounter(this)
                            : new EstimateCounter(this));
        }
        if (!named.isEmpty()) {
            counters.add(
                    new NamedCounter(
                            named, new ReferenceChunks(named.layout(), monitor.windows().get(0))));
        }
        if (reconstruction != null) {
            counters.add(reconstruction);
        }
        return counters;
    }

    /** Returns what counts rows by the hour of the week; empty where hours are not told apart. */
    Optional<SeasonCounter> newSeasonCounter() {
        Instant from = Instant.ofEpochMilli(set.times().first());
        Instant to = Instant.ofEpochMilli(set.times().last() + 1);
        List<SlotPlan> slots = Stream.concat(features.stream(), outputs.stream()).toList();
        return SeasonPlan.of(monitor, from, to).counter(monitor, slots, target, from, to);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
