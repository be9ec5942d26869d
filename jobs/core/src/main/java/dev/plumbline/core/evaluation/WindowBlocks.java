package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.monitor.WindowSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The blocks of each window that a monitor declares: an hour and a week differ from the evaluation
 * set by other amounts, so each has blocks of its own.
 *
 * @param granularities of the windows, the first declared first
 * @param cuts blocks of each
 */
record WindowBlocks(List<String> granularities, List<Blocks> cuts) {
    private static final MathContext DIGITS = new MathContext(6);

    WindowBlocks {
        granularities = List.copyOf(granularities);
        cuts = List.copyOf(cuts);
    }

    /**
     * Cuts the rows for each window.
     *
     * @param times of all rows, as each of the windows counts them
     */
    static WindowBlocks of(
            List<EventTimes> times, List<WindowSpec> windows, boolean inOrder, long[] sample) {
        List<Blocks> cuts = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            cuts.add(Blocks.of(times.get(window), windows.get(window), inOrder, sample));
        }
        return new WindowBlocks(windows.stream().map(WindowSpec::granularity).toList(), cuts);
    }

    /** Holds blocks of one window only. */
    static WindowBlocks of(Blocks only) {
        return new WindowBlocks(List.of("only"), List.of(only));
    }

    /** Those of the first declared window, which serve for all that is known at one length. */
    Blocks first() {
        return cuts.get(0);
    }

    /** Returns the blocks of a row, one for each window. */
    int[] blocksOf(long row, long millis) {
        int[] blocks = new int[cuts.size()];
        for (int window = 0; window < blocks.length; window++) {
            blocks[window] = cuts.get(window).blockOf(row, millis);
        }
        return blocks;
    }

    /** Returns what serves as blocks of each window; empty where all have enough of their own. */
    List<BlockChoice> choices() {
        List<BlockChoice> choices = new ArrayList<>();
        for (int window = 0; window < cuts.size(); window++) {
            choices.add(cuts.get(window).choice(granularities.get(window)));
        }
        boolean isPlain = choices.stream().allMatch(c -> c.basis() == BlockChoice.Basis.WINDOWS);
        return isPlain ? List.of() : choices;
    }

    /**
     * Returns what each window but the first declared shows, by granularity. Six digits are kept: a
     * baseline of many features and windows stays small, and λ is known to two of them at best.
     */
    SortedMap<String, Dependence> others(IntFunction<Dependence> ofWindow) {
        SortedMap<String, Dependence> others = new TreeMap<>();
        for (int window = 1; window < cuts.size(); window++) {
            others.putIfAbsent(granularities.get(window), rounded(ofWindow.apply(window)));
        }
        return Collections.unmodifiableSortedMap(others);
    }

    private static Dependence rounded(Dependence known) {
        return new Dependence(rounded(known.lambda()), rounded(known.blockRows()), known.blocks());
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }
}
