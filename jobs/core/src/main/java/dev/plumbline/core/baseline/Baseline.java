package dev.plumbline.core.baseline;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.Companion;
import dev.plumbline.core.profile.ProfileLayout;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model version's evaluation defined: small, immutable, and all that production is held to.
 *
 * @param id hash of the content; two baselines with the same id are the same
 * @param from first event time of the evaluation set, inclusive
 * @param to end of it, exclusive
 * @param rows evaluation rows
 * @param features in slot order
 * @param outputs distributions of the model's own outputs: {@link #VALUE}, or {@link #SCORE} and
 *     {@link #CLASS}
 * @param classes classification: classes as canonical text, the negative one first for BINARY;
 *     empty for regression
 * @param performance null if the evaluation set had no labels
 * @param supplement what only some monitors ask for
 */
public record Baseline(
        String id,
        String model,
        String modelVersion,
        Task task,
        Clock clock,
        Instant from,
        Instant to,
        long rows,
        List<FeatureBaseline> features,
        List<FeatureBaseline> outputs,
        List<String> classes,
        PerformanceBaseline performance,
        Supplement supplement) {

    /** Name under which a regression's predicted value is profiled. */
    public static final String VALUE = "prediction.value";

    /** Name under which the score of the positive class is profiled. */
    public static final String SCORE = "prediction.score";

    /** Name under which the predicted class is profiled. */
    public static final String CLASS = "prediction.class";

    public Baseline {
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        requireNamesOfTheirOwn(features, outputs);
    }

    /** A report could not tell the two apart. */
    private static void requireNamesOfTheirOwn(
            List<FeatureBaseline> features, List<FeatureBaseline> outputs) {
        List<String> taken = outputs.stream().map(FeatureBaseline::name).toList();
        for (FeatureBaseline feature : features) {
            if (taken.contains(feature.name())) {
                throw new IllegalArgumentException(
                        "a feature must not be named as an output of the model, got '%s'; give its column another name"
                                .formatted(feature.name()));
            }
        }
    }

    /** Makes a baseline of what every baseline has, and nothing beyond. */
    public Baseline(
            String id,
            String model,
            String modelVersion,
            Task task,
            Clock clock,
            Instant from,
            Instant to,
            long rows,
            List<FeatureBaseline> features,
            List<FeatureBaseline> outputs,
            List<String> classes,
            PerformanceBaseline performance) {
        this(
                id,
                model,
                modelVersion,
                task,
                clock,
                from,
                to,
                rows,
                features,
                outputs,
                classes,
                performance,
                Supplement.NONE);
    }

    /** Returns this baseline with another supplement, and the id of what it then holds. */
    public Baseline with(Supplement other) {
        return identified("", other).identified();
    }

    /**
     * Returns this baseline with the seasons that it names; its id is the same.
     *
     * @throws IllegalArgumentException if it names none, others, or they are of other features
     */
    public Baseline found(Seasons seasons) {
        if (supplement.seasons() == null) {
            throw new IllegalArgumentException("the baseline must name seasons, got none");
        }
        SeasonsReference reference = supplement.seasons().with(seasons);
        seasons.requireFor(layout());
        return identified(id, supplement.toBuilder().seasons(reference).build());
    }

    /**
     * Returns what windows of a granularity are held to: the same rows, but the dependence that
     * they show at that length of window, where it is known. The id is the same.
     *
     * @param granularity as {@link dev.plumbline.core.monitor.WindowSpec#granularity}
     */
    public Baseline at(String granularity) {
        boolean isKnown =
                Stream.concat(features.stream(), outputs.stream())
                        .anyMatch(held -> held.atOtherWindows().containsKey(granularity));
        return isKnown
                ? new Baseline(
                        id,
                        model,
                        modelVersion,
                        task,
                        clock,
                        from,
                        to,
                        rows,
                        features.stream().map(held -> held.at(granularity)).toList(),
                        outputs.stream().map(held -> held.at(granularity)).toList(),
                        classes,
                        performance,
                        supplement.at(granularity))
                : this;
    }

    /** Returns this baseline with the digest of its content as its id. */
    public Baseline identified() {
        return identified(BaselineContent.digest(this), supplement);
    }

    private Baseline identified(String newId, Supplement other) {
        return new Baseline(
                newId,
                model,
                modelVersion,
                task,
                clock,
                from,
                to,
                rows,
                features,
                outputs,
                classes,
                performance,
                other);
    }

    /** Slots of features, then outputs. */
    public ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        features.forEach(feature -> bins.put(feature.name(), feature.bins()));
        outputs.forEach(output -> bins.put(output.name(), output.bins()));
        List<String> names = List.copyOf(bins.keySet());
        return new ProfileLayout(
                bins,
                supplement.named().cells().stream()
                        .map(
                                cells ->
                                        new Companion(
                                                names.indexOf(cells.feature()),
                                                cells.kind(),
                                                cells.counts().bins()))
                        .toList());
    }

    /** Returns the baseline of a slot of {@link #layout}. */
    public FeatureBaseline inSlot(int slot) {
        return slot < features.size() ? features.get(slot) : outputs.get(slot - features.size());
    }
}
