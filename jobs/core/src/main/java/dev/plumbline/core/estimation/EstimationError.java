package dev.plumbline.core.estimation;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How far the estimates of one measure were from what their windows turned out to be once labels
 * came: the last 30 windows at most, so that what changed shows and what is over is forgotten. 9
 * bytes a window. Immutable.
 *
 * @param windows whose estimate and final realised value are both known, oldest first
 */
public record EstimationError(List<Window> windows) {
    public static final EstimationError NONE = new EstimationError(List.of());

    /** Windows that are remembered. */
    public static final int MOST_WINDOWS = 30;

    /**
     * Share of windows that may miss before an estimate counts as wrong. Three standard errors miss
     * one normal value in 370; the rest is for dependent rows and for small windows.
     */
    public static final double TOLERATED = 0.1;

    /** Probability of as many misses at the tolerated share, below which it is not by chance. */
    private static final double CHANCE = 0.01;

    /**
     * One window.
     *
     * @param error realised less estimated value, in the metric's unit
     * @param within whether chance alone explains the error
     */
    public record Window(double error, boolean within) {}

    public EstimationError {
        windows = List.copyOf(windows);
    }

    /** Returns the error with one more window, of which the oldest may be forgotten. */
    public EstimationError with(double error, double reach) {
        int forgotten = windows.size() < MOST_WINDOWS ? 0 : 1;
        List<Window> next = new ArrayList<>(windows.subList(forgotten, windows.size()));
        next.add(new Window(error, Math.abs(error) <= reach));
        return new EstimationError(next);
    }

    /** How much too low estimates are on average; NaN without a window. */
    public double bias() {
        return windows.stream().mapToDouble(Window::error).average().orElse(Double.NaN);
    }

    /** Share of windows whose error chance alone explains; NaN without a window. */
    public double coverage() {
        return 1 - (double) misses() / windows.size();
    }

    /**
     * Returns in how many windows the realised value was further from the estimate than chance
     * explains.
     */
    public int misses() {
        return (int) windows.stream().filter(window -> !window.within).count();
    }

    /** Whether estimates missed no more often than chance allows; so without a window. */
    public boolean isTrusted() {
        return misses() < fewestUntrusted();
    }

    /**
     * The largest coverage over as many windows at which estimates are not trusted; below 0 where
     * there are too few windows to tell.
     */
    public double leastCoverage() {
        return 1 - (double) fewestUntrusted() / windows.size();
    }

    private int fewestUntrusted() {
        BinomialDistribution tolerated = BinomialDistribution.of(windows.size(), TOLERATED);
        int misses = 1;
        while (misses <= windows.size() && tolerated.survivalProbability(misses - 1) > CHANCE) {
            misses++;
        }
        return misses;
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(windows.size());
        for (Window window : windows) {
            out.writeDouble(window.error);
            out.writeByte(window.within ? 1 : 0);
        }
    }

    static EstimationError readFrom(BinaryReader in) {
        List<Window> windows = new ArrayList<>();
        for (long left = in.readVarLong(); left > 0; left--) {
            windows.add(new Window(in.readDouble(), in.readByte() == 1));
        }
        return new EstimationError(windows);
    }
}
