package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.statistics.CellGroups;
import dev.plumbline.core.threshold.BootstrapSettings;
import dev.plumbline.core.threshold.CellLayout;
import dev.plumbline.core.threshold.CellStatistic;
import dev.plumbline.core.threshold.EvaluationBlocks;
import dev.plumbline.core.threshold.JointBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keeps stretches of the evaluation rows, at most {@value EvaluationBlocks#MOST_ROWS}, and samples
 * from them how large the shown statistics get by chance.
 */
final class ThresholdCount implements RowCounter {
    /** As many as the statistics of unordered cells are shown on. */
    private static final int COARSE_CELLS = 10;

    private final MonitorOptions options;
    private final BootstrapSettings settings;
    private final List<SlotPlan> slots;
    private final EvaluationBlocks blocks;
    private long row;

    ThresholdCount(BaselinePlan plan, BootstrapSettings settings) {
        this.options = plan.monitor().options();
        this.settings = settings;
        this.slots = Stream.concat(plan.features().stream(), plan.outputs().stream()).toList();
        this.blocks =
                new EvaluationBlocks(
                        plan.set().times().rows(), slots.size() + (plan.target() == null ? 0 : 1));
    }

    @Override
    public void add(CountedRow counted) {
        int place = blocks.placeOf(row++);
        if (place < 0) {
            return;
        }
        for (int slot = 0; slot < slots.size(); slot++) {
            int cell = counted.cells()[slot];
            if (cell != SlotCount.NONE) {
                blocks.set(place, slot, cell, number(counted, slots.get(slot).name()));
            }
        }
        if (counted.targetCell() != SlotCount.NONE) {
            double label = Scalar.isText(counted.label()) ? 0 : Scalar.number(counted.label());
            blocks.set(place, slots.size(), counted.targetCell(), label);
        }
    }

    /** Returns the value as a number; 0 for a text, which no sum is made of. */
    private static double number(CountedRow counted, String name) {
        Object value =
                switch (name) {
                    case Baseline.VALUE -> counted.output().value();
                    case Baseline.SCORE -> counted.output().score();
                    case Baseline.CLASS -> counted.output().predictedClass();
                    default -> counted.features().apply(name);
                };
        return Scalar.isText(value) ? 0 : Scalar.number(value);
    }

    @Override
    public Supplement into(Supplement supplement) {
        return supplement;
    }

    @Override
    public Supplement into(Supplement supplement, List<FeatureBaseline> counted) {
        if (!blocks.isEnough()) {
            return supplement;
        }
        List<JointBootstrap.Slot> asked = new ArrayList<>();
        counted.forEach(baseline -> asked.add(slot(baseline)));
        if (supplement.target() != null) {
            asked.add(slot(supplement.target().labels()));
        }
        return supplement.toBuilder()
                .thresholds(
                        JointBootstrap.run(
                                blocks,
                                asked,
                                settings.replicates(),
                                settings.seed(),
                                settings.progress()))
                .build();
    }

    private JointBootstrap.Slot slot(FeatureBaseline baseline) {
        return new JointBootstrap.Slot(
                baseline.name(),
                layout(baseline),
                baseline.dependence().lambda(),
                statistics(baseline));
    }

    private static CellLayout layout(FeatureBaseline baseline) {
        long[] counts = baseline.profile().counts();
        if (baseline.profile() instanceof NumericProfile numbers) {
            int[] groups = CellGroups.equalMassAndNovel(counts, COARSE_CELLS);
            double variance = numbers.present() == 0 ? 0 : numbers.variance();
            return new CellLayout(true, groups, Math.sqrt(variance));
        }
        return new CellLayout(false, IntStream.range(0, counts.length).toArray(), 0);
    }

    /** Returns the statistics of our own profile that the monitor shows on a feature. */
    private List<CellStatistic> statistics(FeatureBaseline baseline) {
        Stream<String> shown =
                options.statistics().isEmpty()
                        ? Statistic.usual(baseline.type()).stream().map(Statistic::text)
                        : options.statistics().stream()
                                .filter(spec -> spec.covers(baseline.name()))
                                .map(StatisticSpec::measurement);
        return shown.map(CellStatistic::named)
                .flatMap(Optional::stream)
                .filter(statistic -> statistic.appliesTo(baseline.type() == FeatureType.NUMERIC))
                .distinct()
                .toList();
    }
}
