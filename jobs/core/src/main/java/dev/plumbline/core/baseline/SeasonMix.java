package dev.plumbline.core.baseline;

import java.util.Arrays;

/**
 * How the rows of one window fall on the hours of a week: what a window that spans several hours is
 * compared with depends on it.
 *
 * @param spanMillis length of the window in event time
 * @param rows rows per bucket; fractions where a pane reaches over several
 */
public record SeasonMix(long spanMillis, double[] rows) {

    /** Collects the panes of one window. */
    public static final class Builder {
        private final Seasons seasons;
        private final double[] rows;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Builder(Seasons seasons) {
            this.seasons = seasons;
            this.rows = new double[seasons.calendar().buckets()];
        }

        /** Adds the rows of a pane; over several hours they are taken to lie as they used to. */
        public Builder add(long from, long to, long paneRows) {
            first = Math.min(first, from);
            last = Math.max(last, to);
            if (paneRows > 0) {
                seasons.spread(from, to, paneRows, rows);
            }
            return this;
        }

        /** Returns the mix of the window that reaches over all panes added. */
        public SeasonMix build() {
            return new SeasonMix(Math.max(0, last - first), rows.clone());
        }
    }

    /** Whether every hour of the week counts alike, so that the whole evaluation set serves. */
    public boolean isWholeWeeks() {
        return spanMillis > 0 && spanMillis % Seasons.WEEK == 0;
    }

    double total() {
        return Arrays.stream(rows).sum();
    }
}
