package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.TargetReference;
import dev.plumbline.core.comparison.CellChoice;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.ReferenceShape;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.Companion;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which features are counted in other cells too, because the monitor asks for a statistic of a
 * named profile.
 *
 * @param specs the statistics of named profiles
 * @param layout the slots that one of them is measured on, with the cells that they need
 */
record NamedPlan(List<StatisticSpec> specs, ProfileLayout layout) {
    static final NamedPlan NONE =
            new NamedPlan(List.of(), new ProfileLayout(new LinkedHashMap<>()));

    /**
     * Makes a plan.
     *
     * @param shapes of a numeric slot's rows; empty where it holds no value
     * @throws IllegalArgumentException if a statistic is asked for on a feature that is not there,
     *     or that it does not apply to
     */
    static NamedPlan of(
            Monitor monitor,
            List<SlotPlan> slots,
            Function<SlotPlan, Optional<ReferenceShape>> shapes) {
        monitor.options().statistics().forEach(spec -> requireFit(spec, slots));
        List<StatisticSpec> named =
                monitor.options().statistics().stream()
                        .filter(spec -> profile(spec) != NamedProfile.PLUMBLINE)
                        .toList();
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        List<Companion> companions = new ArrayList<>();
        for (SlotPlan slot : slots) {
            List<StatisticSpec> asked =
                    named.stream().filter(spec -> isMeasured(spec, slot)).toList();
            if (asked.isEmpty()) {
                continue;
            }
            int at = bins.size();
            bins.put(slot.name(), slot.bins());
            if (type(slot) == FeatureType.NUMERIC) {
                shapes.apply(slot).ifPresent(shape -> add(companions, at, asked, shape));
            }
        }
        return new NamedPlan(named, new ProfileLayout(bins, companions));
    }

    private static void add(
            List<Companion> companions, int slot, List<StatisticSpec> asked, ReferenceShape shape) {
        Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
        for (StatisticSpec spec : asked) {
            CellChoice.of(profile(spec), statistic(spec), shape).ifPresent(kinds::add);
        }
        kinds.forEach(
                kind -> companions.add(new Companion(slot, kind, CellChoice.bins(kind, shape))));
    }

    boolean isEmpty() {
        return layout.size() == 0;
    }

    private static void requireFit(StatisticSpec spec, List<SlotPlan> slots) {
        for (String feature : spec.features()) {
            SlotPlan slot =
                    slots.stream()
                            .filter(each -> each.name().equals(feature))
                            .findFirst()
                            .orElse(null);
            if (slot == null && feature.equals(TargetReference.NAME)) {
                // the labels are no column of a prediction
                continue;
            }
            if (slot == null) {
                throw unknown(spec, feature, slots);
            }
            if (!profile(spec).has(statistic(spec), type(slot))) {
                throw new IllegalArgumentException(
                        "%s must be asked for on a feature that it applies to, got '%s'; for %s features there are %s"
                                .formatted(
                                        spec.measurement(),
                                        feature,
                                        type(slot).name().toLowerCase(Locale.ROOT),
                                        profile(spec).statistics(type(slot)).stream()
                                                .map(Statistic::text)
                                                .toList()));
            }
        }
    }

    private static IllegalArgumentException unknown(
            StatisticSpec spec, String feature, List<SlotPlan> slots) {
        return new IllegalArgumentException(
                "%s must be asked for on a monitored feature or output, got '%s'; there are %s"
                        .formatted(
                                spec.measurement(),
                                feature,
                                slots.stream().map(SlotPlan::name).toList()));
    }

    private static boolean isMeasured(StatisticSpec spec, SlotPlan slot) {
        return spec.covers(slot.name()) && profile(spec).has(statistic(spec), type(slot));
    }

    private static FeatureType type(SlotPlan slot) {
        return slot.bins() instanceof NumericBins ? FeatureType.NUMERIC : FeatureType.CATEGORICAL;
    }

    static NamedProfile profile(StatisticSpec spec) {
        return NamedProfile.named(spec.profile()).orElseThrow();
    }

    static Statistic statistic(StatisticSpec spec) {
        return Statistic.named(spec.metric()).orElseThrow();
    }
}
