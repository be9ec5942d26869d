package dev.plumbline.core.judgement;

import static dev.plumbline.core.fairness.FairnessMetric.DISPARATE_IMPACT;
import static dev.plumbline.core.fairness.FairnessMetric.EQUALIZED_ODDS_DIFFERENCE;
import static dev.plumbline.core.fairness.FairnessMetric.FALSE_POSITIVE_RATE_DIFFERENCE;
import static dev.plumbline.core.fairness.FairnessMetric.SELECTION_RATE_DIFFERENCE;
import static dev.plumbline.core.fairness.FairnessMetric.TRUE_POSITIVE_RATE_DIFFERENCE;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.fairness.Gap;
import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.fairness.Rate;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.segment.ProtectedGroups;
import dev.plumbline.core.segment.ProtectedGroups.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Compares what a window decided for each protected group with what it decided for the reference
 * group of the same feature. Selection rates need no labels and are of all predictions; true and
 * false positive rates are of the labelled ones. A gap is DRIFT where its whole interval lies
 * beyond the user's limit.
 */
public final class FairnessJudge {
    /** Says of a protected feature why its groups are not compared. */
    public static final String NOT_COMPARED = FairnessMetric.PREFIX + "groups";

    private final FairnessSpec spec;
    private final ProtectedGroups groups;
    private final ReferenceGroups references;
    private final GapVerdicts verdicts;
    private final String favourable;
    private final double leastCoverage;
    private final List<String> others;

    /** Compares the groups of a monitor that asks for it. */
    public FairnessJudge(Baseline baseline, Monitor monitor, FairnessSpec spec) {
        List<String> classes =
                baseline.classes().isEmpty() ? monitor.prediction().classes() : baseline.classes();
        this.spec = spec;
        this.groups = new ProtectedGroups(baseline.layout(), monitor.segments(), spec);
        this.references = new ReferenceGroups(baseline, spec);
        this.verdicts = new GapVerdicts(spec, monitor.sensitivity().minRows());
        this.favourable = spec.favourable(classes);
        this.leastCoverage = monitor.options().coverage().atLeast();
        this.others = classes.stream().filter(name -> !name.equals(favourable)).toList();
    }

    /** Makes a judge; empty if the monitor does not ask for it. */
    public static Optional<FairnessJudge> of(Baseline baseline, Monitor monitor) {
        return Optional.ofNullable(monitor.options().fairness())
                .map(spec -> new FairnessJudge(baseline, monitor, spec));
    }

    /** Measures selection rates, their differences and ratios, over a window's predictions. */
    public List<Measurement> selections(GroupSelections window) {
        List<Measurement> measurements = new ArrayList<>();
        for (Feature feature : groups.features()) {
            IntFunction<Rate> rates = rates(feature, window::selection);
            Optional<Integer> reference = compare(feature, rates, measurements);
            if (reference.isPresent()) {
                shown(FairnessMetric.SELECTION_RATE, feature, rates, reference.get(), measurements);
                for (int group : comparedWith(reference.get(), feature)) {
                    selections(feature, group, reference.get(), rates, measurements);
                }
            }
        }
        return measurements;
    }

    private void selections(
            Feature feature,
            int group,
            int reference,
            IntFunction<Rate> rates,
            List<Measurement> to) {
        GapVerdicts.Pair pair =
                GapVerdicts.Pair.of(feature, group, reference, "rows with a decision", rates);
        to.add(
                verdicts.of(
                        SELECTION_RATE_DIFFERENCE,
                        pair,
                        pair.isKnown() ? Gap.difference(pair.rate(), pair.against()) : null));
        to.add(
                verdicts.of(
                        DISPARATE_IMPACT,
                        pair,
                        pair.isKnown() && pair.against().selected() > 0
                                ? Gap.ratio(pair.rate(), pair.against())
                                : null));
    }

    /**
     * Measures true and false positive rates and their differences over a window's labelled rows.
     *
     * @param predicted of the window's predictions, labelled or not
     */
    public List<Measurement> errors(GroupTallies window, GroupSelections predicted) {
        List<Measurement> measurements = new ArrayList<>();
        for (Feature feature : groups.features()) {
            IntFunction<Rate> hits =
                    rates(feature, at -> window.selection(at, List.of(favourable), favourable));
            IntFunction<Rate> falseAlarms =
                    rates(feature, at -> window.selection(at, others, favourable));
            IntFunction<Rate> all = group -> sum(hits.apply(group), falseAlarms.apply(group));
            // the lane DATA says why groups are not compared
            Optional<Integer> reference = compare(feature, all, new ArrayList<>());
            if (reference.isPresent()) {
                int against = reference.get();
                shown(FairnessMetric.TRUE_POSITIVE_RATE, feature, hits, against, measurements);
                shown(
                        FairnessMetric.FALSE_POSITIVE_RATE,
                        feature,
                        falseAlarms,
                        against,
                        measurements);
                Coverage coverage = new Coverage(feature, window, predicted, leastCoverage);
                for (int group : comparedWith(against, feature)) {
                    errors(feature, group, against, hits, falseAlarms, coverage, measurements);
                }
            }
        }
        return measurements;
    }

    private void errors(
            Feature feature,
            int group,
            int reference,
            IntFunction<Rate> hits,
            IntFunction<Rate> falseAlarms,
            Coverage coverage,
            List<Measurement> to) {
        String uncovered = coverage.obstacle(group, reference);
        GapVerdicts.Pair hit =
                GapVerdicts.Pair.of(feature, group, reference, "rows labelled " + favourable, hits)
                        .unless(uncovered);
        GapVerdicts.Pair falseAlarm =
                GapVerdicts.Pair.of(
                                feature,
                                group,
                                reference,
                                "rows labelled other than " + favourable,
                                falseAlarms)
                        .unless(uncovered);
        to.add(
                verdicts.of(
                        TRUE_POSITIVE_RATE_DIFFERENCE,
                        hit,
                        hit.isKnown() ? Gap.difference(hit.rate(), hit.against()) : null));
        to.add(
                verdicts.of(
                        FALSE_POSITIVE_RATE_DIFFERENCE,
                        falseAlarm,
                        falseAlarm.isKnown()
                                ? Gap.difference(falseAlarm.rate(), falseAlarm.against())
                                : null));
        to.add(verdicts.ofBoth(EQUALIZED_ODDS_DIFFERENCE, hit, falseAlarm));
    }

    private static IntFunction<Rate> rates(Feature feature, IntFunction<Rate> ofPlace) {
        return group -> ofPlace.apply(GroupCode.place(feature.place(), group));
    }

    private static Rate sum(Rate one, Rate other) {
        return new Rate(one.selected() + other.selected(), one.n() + other.n());
    }

    /** Returns the reference group; says why there is none. */
    private Optional<Integer> compare(
            Feature feature, IntFunction<Rate> rates, List<Measurement> to) {
        Optional<String> obstacle = references.obstacle(feature);
        if (obstacle.isPresent()) {
            to.add(
                    Measurement.of(NOT_COMPARED, feature.name())
                            .verdict(Verdict.WARN, obstacle.get()));
            return Optional.empty();
        }
        return Optional.of(references.of(feature, rates, verdicts.minRows()));
    }

    private static List<Integer> comparedWith(int reference, Feature feature) {
        List<Integer> compared = new ArrayList<>();
        for (int group = 0; group < feature.groups().size(); group++) {
            if (group != reference) {
                compared.add(group);
            }
        }
        return compared;
    }

    private static void shown(
            String metric,
            Feature feature,
            IntFunction<Rate> rates,
            int reference,
            List<Measurement> to) {
        for (int group = 0; group < feature.groups().size(); group++) {
            Rate rate = rates.apply(group);
            if (rate.n() > 0) {
                to.add(
                        Measurement.of(metric, feature.groups().get(group))
                                .value(rate.value())
                                .interval(rate.interval())
                                .rows(rate.n())
                                .verdict(
                                        Verdict.NOT_APPLICABLE,
                                        group == reference
                                                ? Reasons.DISPLAYED
                                                        + "; the reference of "
                                                        + feature.name()
                                                : Reasons.DISPLAYED));
            }
        }
    }

    /** Whether those labelled can speak for the rest of their group. */
    private record Coverage(
            Feature feature, GroupTallies labelled, GroupSelections predicted, double least) {
        /** Null if they can. */
        String obstacle(int group, int reference) {
            String own = obstacle(group);
            return own != null ? own : obstacle(reference);
        }

        private String obstacle(int group) {
            int place = GroupCode.place(feature.place(), group);
            long known = labelled.labelled(place);
            long rows = predicted.rows(place);
            return known >= least * rows
                    ? null
                    : "needs labels for at least %s of the predictions of %s, got %d of %d"
                            .formatted(
                                    least == 0.5 ? "half" : "a share of " + least,
                                    feature.groups().get(group),
                                    known,
                                    rows);
        }
    }
}
