package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.core.profile.CompanionCounts;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericProfile;
import java.util.Map;

/**
 * A feature's baseline and window, counted in the same cells.
 *
 * @param baseline holds at least one value
 * @param window holds at least one value
 * @param baselineBeside the baseline's counts in other cells, by their kind
 * @param windowBeside the window's counts in the same
 */
public record Sides(
        FeatureProfile baseline,
        FeatureProfile window,
        Map<CellKind, CompanionCounts> baselineBeside,
        Map<CellKind, CompanionCounts> windowBeside) {

    /** Makes sides that are counted in the baseline's own cells only. */
    public Sides(FeatureProfile baseline, FeatureProfile window) {
        this(baseline, window, Map.of(), Map.of());
    }

    NumericProfile baselineNumbers() {
        return (NumericProfile) baseline;
    }

    NumericProfile windowNumbers() {
        return (NumericProfile) window;
    }

    boolean has(CellKind kind) {
        return baselineBeside.containsKey(kind) && windowBeside.containsKey(kind);
    }

    CompanionBins bins(CellKind kind) {
        return baselineBeside.get(kind).bins();
    }

    CellPair cells(CellKind kind) {
        return new CellPair(baselineBeside.get(kind).counts(), windowBeside.get(kind).counts());
    }
}
