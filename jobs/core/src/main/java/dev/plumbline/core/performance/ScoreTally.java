package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What labelled rows say of the scores of several classes: by class, how its score lies over all
 * rows ({@link ProbabilityCells}), and how often the class of the highest score was the label, by
 * bins of that score. All counts are signed. Memory: what {@link PagedCounts} takes, a class.
 */
final class ScoreTally {
    private final List<PagedCounts> cells = new ArrayList<>();
    private final ScoreBins hits = new ScoreBins();
    private final ScoreBins misses = new ScoreBins();

    /**
     * Adds or takes back one row.
     *
     * @param hit whether the class of the highest score is the label
     */
    void add(ScoreVector scores, boolean hit, int sign) {
        reserve(scores.classes());
        for (int number = 0; number < scores.classes(); number++) {
            cells.get(number).add(ProbabilityCells.cellOf(scores.score(number)), sign);
        }
        (hit ? hits : misses).add(scores.score(scores.top()), sign);
    }

    private void reserve(int classes) {
        while (cells.size() < classes) {
            cells.add(new PagedCounts());
        }
    }

    long rows() {
        return hits.total() + misses.total();
    }

    /** Rows by the cell of one class's score. */
    PagedCounts cells(int number) {
        return number < cells.size() ? cells.get(number) : new PagedCounts();
    }

    /** Highest scores of rows whose label they are of. */
    ScoreBins hits() {
        return hits;
    }

    /** Highest scores of all other rows. */
    ScoreBins misses() {
        return misses;
    }

    boolean isZero() {
        return hits.isZero() && misses.isZero() && cells.stream().allMatch(PagedCounts::isZero);
    }

    void merge(ScoreTally other) {
        reserve(other.cells.size());
        for (int number = 0; number < other.cells.size(); number++) {
            cells.get(number).merge(other.cells.get(number));
        }
        hits.merge(other.hits);
        misses.merge(other.misses);
    }

    void writeTo(BinaryWriter out) {
        out.writeVarLong(cells.size());
        cells.forEach(counts -> counts.writeTo(out));
        hits.writeTo(out);
        misses.writeTo(out);
    }

    void mergeFrom(BinaryReader in) {
        int classes = (int) in.readVarLong();
        reserve(classes);
        for (int number = 0; number < classes; number++) {
            cells.get(number).mergeFrom(in);
        }
        hits.mergeFrom(in);
        misses.mergeFrom(in);
    }
}
