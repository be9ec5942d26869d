package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;

/** What rows with one label were predicted as; all counts are signed. */
final class LabelGroup {
    /** Scores are taken as at least this far from 0 and 1 where their logarithm is needed. */
    static final double CLIP = 1e-15;

    /** The sums kept over the rows with a score s. */
    enum Term {
        SQUARE,
        FOURTH_POWER,
        /** (1 − s)². */
        COMPLEMENT_SQUARE,
        /** (1 − s)⁴. */
        COMPLEMENT_FOURTH_POWER,
        /** ln s. */
        LOG,
        /** (ln s)². */
        SQUARED_LOG,
        /** ln(1 − s). */
        COMPLEMENT_LOG,
        /** (ln(1 − s))². */
        COMPLEMENT_SQUARED_LOG,
        SCORE
    }

    private static final int TERMS = Term.values().length;

    private final CappedCounts predicted = new CappedCounts();
    private final CompensatedSums sums = new CompensatedSums(TERMS);
    private final ScoreBins bins = new ScoreBins();

    /** Null until a row brings a score for each of several classes. */
    private TrueClassScores ofClass;

    private long[] cells = {};
    private long rows;
    private long hits;
    private long scored;

    void add(int cell, double score, String predictedClass, boolean hit, int sign) {
        rows += sign;
        if (predictedClass != null) {
            predicted.add(predictedClass, sign);
            hits += hit ? sign : 0;
        }
        if (cell >= 0 && !Double.isNaN(score)) {
            addScore(cell, CompensatedSums.bounded(score), sign);
        }
    }

    private void addScore(int cell, double score, int sign) {
        scored += sign;
        bins.add(score, sign);
        reserve(cell + 1);
        cells[cell] += sign;
        double clipped = Math.min(1 - CLIP, Math.max(CLIP, score));
        double log = Math.log(clipped);
        double complementLog = Math.log1p(-clipped);
        double square = score * score;
        double complementSquare = (1 - score) * (1 - score);
        sum(Term.SCORE, score, sign);
        sum(Term.SQUARE, square, sign);
        sum(Term.FOURTH_POWER, square * square, sign);
        sum(Term.COMPLEMENT_SQUARE, complementSquare, sign);
        sum(Term.COMPLEMENT_FOURTH_POWER, complementSquare * complementSquare, sign);
        sum(Term.LOG, log, sign);
        sum(Term.SQUARED_LOG, log * log, sign);
        sum(Term.COMPLEMENT_LOG, complementLog, sign);
        sum(Term.COMPLEMENT_SQUARED_LOG, complementLog * complementLog, sign);
    }

    /**
     * Adds or takes back what a row says of each class.
     *
     * @param number of the class that this label is
     */
    void addScores(ScoreVector scores, int number, int sign) {
        if (ofClass == null) {
            ofClass = new TrueClassScores();
        }
        ofClass.add(scores, number, sign);
    }

    private void sum(Term term, double value, int sign) {
        sums.add(term.ordinal(), sign * value);
    }

    private void reserve(int needed) {
        if (needed > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(needed, 2 * cells.length));
        }
    }

    /** Rows with this label. */
    long rows() {
        return rows;
    }

    /** Rows with this label and a predicted class. */
    long decided() {
        return predicted.total();
    }

    /** Rows whose predicted class equals their label. */
    long hits() {
        return hits;
    }

    /** Rows with this label and a score. */
    long scored() {
        return scored;
    }

    CappedCounts predicted() {
        return predicted;
    }

    ScoreBins bins() {
        return bins;
    }

    /** Null where no row brought a score for each of several classes. */
    TrueClassScores ofClass() {
        return ofClass;
    }

    /** Whether the group differs from one of a model without a score for each class. */
    boolean hasClassScores() {
        return ofClass != null && !ofClass.isZero();
    }

    long inCell(int cell) {
        return cell < cells.length ? cells[cell] : 0;
    }

    int cells() {
        return cells.length;
    }

    double sum(Term term) {
        return sums.get(term.ordinal());
    }

    boolean isZero() {
        return rows == 0
                && hits == 0
                && scored == 0
                && predicted.isZero()
                && Arrays.stream(cells).allMatch(count -> count == 0)
                && sums.isZero()
                && bins.isZero()
                && !hasClassScores();
    }

    void merge(LabelGroup other) {
        rows += other.rows;
        hits += other.hits;
        scored += other.scored;
        predicted.merge(other.predicted);
        reserve(other.cells.length);
        for (int cell = 0; cell < other.cells.length; cell++) {
            cells[cell] += other.cells[cell];
        }
        sums.merge(other.sums);
        bins.merge(other.bins);
        if (other.ofClass != null) {
            ofClass = ofClass == null ? new TrueClassScores() : ofClass;
            ofClass.merge(other.ofClass);
        }
    }

    /**
     * Writes this group.
     *
     * @param format scores of each class are written from 3 on
     */
    void writeTo(BinaryWriter out, int format) {
        out.writeSignedLong(rows);
        out.writeSignedLong(hits);
        out.writeSignedLong(scored);
        predicted.writeTo(out);
        out.writeVarLong(Arrays.stream(cells).filter(count -> count != 0).count());
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != 0) {
                out.writeVarLong(cell);
                out.writeSignedLong(cells[cell]);
            }
        }
        out.writeByte(sums.isZero() ? 0 : 1);
        if (!sums.isZero()) {
            sums.writeTo(out);
        }
        bins.writeTo(out);
        if (format >= 3) {
            out.writeByte(hasClassScores() ? 1 : 0);
            if (hasClassScores()) {
                ofClass.writeTo(out);
            }
        }
    }

    /**
     * Adds what {@link #writeTo} wrote.
     *
     * @param format of the bytes; bins are there from 2 on, scores of each class from 3 on
     */
    void mergeFrom(BinaryReader in, int format) {
        rows += in.readSignedLong();
        hits += in.readSignedLong();
        scored += in.readSignedLong();
        predicted.mergeFrom(in);
        for (long left = in.readVarLong(); left > 0; left--) {
            int cell = (int) in.readVarLong();
            reserve(cell + 1);
            cells[cell] += in.readSignedLong();
        }
        if (in.readByte() == 1) {
            sums.mergeFrom(in);
        }
        if (format >= 2) {
            bins.mergeFrom(in);
        }
        if (format >= 3 && in.readByte() == 1) {
            ofClass = ofClass == null ? new TrueClassScores() : ofClass;
            ofClass.mergeFrom(in);
        }
    }
}
