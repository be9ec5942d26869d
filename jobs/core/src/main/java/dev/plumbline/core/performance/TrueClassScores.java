package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;

/**
 * What the rows of one label say of the score s that was given to that label; all counts are
 * signed.
 */
final class TrueClassScores {
    /** The sums kept. */
    enum Term {
        /** −ln s. */
        LOG_LOSS,
        SQUARED_LOG_LOSS,
        /** Σ (score − outcome)² over all classes: 0 to 2. */
        BRIER,
        SQUARED_BRIER
    }

    private static final int TERMS = Term.values().length;

    private final CompensatedSums sums = new CompensatedSums(TERMS);
    private final PagedCounts cells = new PagedCounts();
    private long rows;

    /**
     * Adds or takes back one row.
     *
     * @param number of the class that the row's label is
     */
    void add(ScoreVector scores, int number, int sign) {
        float score = scores.score(number);
        double logLoss = -Math.log(Math.max(LabelGroup.CLIP, score));
        double brier = 1 - 2.0 * score;
        for (int each = 0; each < scores.classes(); each++) {
            brier += (double) scores.score(each) * scores.score(each);
        }
        rows += sign;
        cells.add(ProbabilityCells.cellOf(score), sign);
        sum(Term.LOG_LOSS, logLoss, sign);
        sum(Term.SQUARED_LOG_LOSS, logLoss * logLoss, sign);
        sum(Term.BRIER, brier, sign);
        sum(Term.SQUARED_BRIER, brier * brier, sign);
    }

    private void sum(Term term, double value, int sign) {
        sums.add(term.ordinal(), sign * value);
    }

    double sum(Term term) {
        return sums.get(term.ordinal());
    }

    long rows() {
        return rows;
    }

    /** Rows by the cell of the label's score. */
    PagedCounts cells() {
        return cells;
    }

    boolean isZero() {
        return rows == 0 && cells.isZero() && sums.isZero();
    }

    void merge(TrueClassScores other) {
        rows += other.rows;
        sums.merge(other.sums);
        cells.merge(other.cells);
    }

    void writeTo(BinaryWriter out) {
        out.writeSignedLong(rows);
        cells.writeTo(out);
        sums.writeTo(out);
    }

    void mergeFrom(BinaryReader in) {
        rows += in.readSignedLong();
        cells.mergeFrom(in);
        sums.mergeFrom(in);
    }
}
