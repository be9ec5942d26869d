package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a feature's baseline of a summary whose rows are gone. How dependent neighbouring rows were
 * cannot be known from a summary: there are no blocks, and so no verdict of the deciding test,
 * unless the caller vouches that rows are independent draws.
 *
 * @param independent whether the caller does; λ is then 1, and every row a block of its own
 */
public record SummarisedFeature(boolean independent) {

    /** Makes the baseline of a numeric feature, in cells as its summary and contract allow. */
    public FeatureBaseline numeric(FeatureSpec spec, NumberSummary summary) {
        return of(spec, new SummarisedCells(summary, spec.contract()).profile());
    }

    /**
     * Makes the baseline of a categorical feature.
     *
     * @param always categories that are named however few rows they have
     */
    public FeatureBaseline categorical(
            FeatureSpec spec, CategorySummary summary, List<String> always) {
        FeatureContract contract = spec.contract();
        Map<String, Long> counts = summary.counts();
        CategoryBins bins =
                BaselineBins.categories(
                        counts.entrySet().stream()
                                .filter(entry -> !entry.getKey().isBlank())
                                .filter(entry -> contract.allows(entry.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        summary.present(),
                        always);
        long[] cells = new long[bins.cells()];
        long empty = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            int cell = bins.cellOf(entry.getKey());
            if (cell == bins.unseen() && entry.getKey().isBlank()) {
                empty += entry.getValue();
            } else {
                cells[cell] += entry.getValue();
            }
        }
        long told = counts.values().stream().mapToLong(Long::longValue).sum();
        cells[bins.unseen()] += summary.present() - told;
        return of(spec, CategoryProfile.restore(bins, cells, summary.missing(), 0, empty));
    }

    private FeatureBaseline of(FeatureSpec spec, FeatureProfile profile) {
        Dependence dependence =
                independent
                        ? new Dependence(1, 1, (int) Math.min(profile.present(), Integer.MAX_VALUE))
                        : new Dependence(1, 0, 0);
        return new FeatureBaseline(
                spec.name(), profile, dependence, spec.importance(), !spec.contract().nullable());
    }
}
