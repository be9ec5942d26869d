package dev.plumbline.core.performance;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.math.BigDecimal;

/**
 * Counts and sums of a regression's errors; the error e is predicted − actual, y the actual value.
 */
public final class RegressionTally implements PerformanceTally {
    static final int KIND = 2;

    /** Below this magnitude an actual value counts as zero and has no percentage error. */
    static final double SMALLEST_ACTUAL = 1e-9;

    /** The sums kept. */
    enum Term {
        ERROR,
        ABSOLUTE_ERROR,
        SQUARED_ERROR,
        FOURTH_POWER_ERROR,
        ACTUAL,
        SQUARED_ACTUAL,
        CUBED_ACTUAL,
        FOURTH_POWER_ACTUAL,
        /** e² y. */
        SQUARED_ERROR_BY_ACTUAL,
        /** e² y². */
        SQUARED_ERROR_BY_SQUARED_ACTUAL,
        /** |e| / |y|. */
        RELATIVE_ERROR,
        SQUARED_RELATIVE_ERROR,
        /** (ln(1 + predicted) − ln(1 + actual))². */
        SQUARED_LOG_ERROR,
        FOURTH_POWER_LOG_ERROR,
        /** 2 |e| / (|predicted| + |actual|); 0 where both are 0. */
        SYMMETRIC_ERROR,
        SQUARED_SYMMETRIC_ERROR
    }

    private static final int TERMS = Term.values().length;
    private static final int TERMS_OF_FORMAT_1 = Term.SYMMETRIC_ERROR.ordinal();

    private final CompensatedSums sums = new CompensatedSums(TERMS);
    private final ErrorBins bins = new ErrorBins();

    /** Null until a row brings predicted quantiles. */
    private QuantileTally quantiles;

    private long rows;
    private long relativeRows;
    private long logRows;

    /**
     * Adds or takes back one labelled row.
     *
     * @param predicted finite
     * @param actual finite, in the same unit
     * @param sign 1 to add, −1 to take back
     */
    public void add(double predicted, double actual, int sign) {
        PerformanceTally.requireSign(sign);
        double error = predicted - actual;
        double squared = error * error;
        double actualSquared = actual * actual;
        rows += sign;
        sum(Term.ERROR, error, sign);
        sum(Term.ABSOLUTE_ERROR, Math.abs(error), sign);
        sums.addProduct(Term.SQUARED_ERROR.ordinal(), error, error, sign);
        sum(Term.FOURTH_POWER_ERROR, squared * squared, sign);
        sum(Term.ACTUAL, actual, sign);
        sums.addProduct(Term.SQUARED_ACTUAL.ordinal(), actual, actual, sign);
        sum(Term.CUBED_ACTUAL, actualSquared * actual, sign);
        sum(Term.FOURTH_POWER_ACTUAL, actualSquared * actualSquared, sign);
        sum(Term.SQUARED_ERROR_BY_ACTUAL, squared * actual, sign);
        sum(Term.SQUARED_ERROR_BY_SQUARED_ACTUAL, squared * actualSquared, sign);
        bins.add(Math.abs(error), sign);
        addRelative(error, actual, sign);
        addSymmetric(error, Math.abs(predicted) + Math.abs(actual), sign);
        addLog(predicted, actual, sign);
    }

    /**
     * Adds or takes back what a labelled row's quantiles said, beside {@link #add}.
     *
     * @param predicted as {@link PredictedQuantiles} made them
     */
    public void addQuantiles(byte[] predicted, double actual, int sign) {
        if (quantiles == null) {
            quantiles = new QuantileTally();
        }
        quantiles.add(
                new PredictedQuantiles(predicted), actual, PerformanceTally.requireSign(sign));
    }

    /** Null where no row brought predicted quantiles. */
    QuantileTally quantiles() {
        return quantiles;
    }

    private boolean hasQuantiles() {
        return quantiles != null && !quantiles.isZero();
    }

    private void addSymmetric(double error, double magnitudes, int sign) {
        double symmetric = magnitudes == 0 ? 0 : 2 * (Math.abs(error) / magnitudes);
        sum(Term.SYMMETRIC_ERROR, symmetric, sign);
        sum(Term.SQUARED_SYMMETRIC_ERROR, symmetric * symmetric, sign);
    }

    private void addRelative(double error, double actual, int sign) {
        if (Math.abs(actual) < SMALLEST_ACTUAL) {
            return;
        }
        double relative = Math.abs(error) / Math.abs(actual);
        relativeRows += sign;
        sum(Term.RELATIVE_ERROR, relative, sign);
        sum(Term.SQUARED_RELATIVE_ERROR, relative * relative, sign);
    }

    private void addLog(double predicted, double actual, int sign) {
        if (predicted <= -1 || actual <= -1) {
            return;
        }
        double difference = Math.log1p(predicted) - Math.log1p(actual);
        double squared = difference * difference;
        logRows += sign;
        sum(Term.SQUARED_LOG_ERROR, squared, sign);
        sum(Term.FOURTH_POWER_LOG_ERROR, squared * squared, sign);
    }

    private void sum(Term term, double value, int sign) {
        sums.add(term.ordinal(), sign * value);
    }

    double sum(Term term) {
        return sums.get(term.ordinal());
    }

    BigDecimal exactSum(Term term) {
        return sums.exact(term.ordinal());
    }

    /** Rows whose actual value is not zero, so that they have a percentage error. */
    public long relativeRows() {
        return relativeRows;
    }

    /** Rows whose predicted and actual values both exceed −1, so that they have a log error. */
    public long logRows() {
        return logRows;
    }

    /** Absolute errors. */
    public ErrorBins bins() {
        return bins;
    }

    /** Whether all rows were counted by a release that knows symmetric errors and bins. */
    public boolean isBinned() {
        return bins.total() == rows;
    }

    @Override
    public long labelled() {
        return rows;
    }

    @Override
    public boolean isEmpty() {
        return rows == 0
                && relativeRows == 0
                && logRows == 0
                && sums.isZero()
                && bins.isZero()
                && !hasQuantiles();
    }

    @Override
    public void merge(PerformanceTally other) {
        if (!(other instanceof RegressionTally tally)) {
            throw new IllegalArgumentException(
                    "a regression tally must be merged with another, got " + other.getClass());
        }
        rows += tally.rows;
        relativeRows += tally.relativeRows;
        logRows += tally.logRows;
        sums.merge(tally.sums);
        bins.merge(tally.bins);
        if (tally.quantiles != null) {
            quantiles = quantiles == null ? new QuantileTally() : quantiles;
            quantiles.merge(tally.quantiles);
        }
    }

    @Override
    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(32 + 16 * TERMS);
        out.writeByte(hasQuantiles() ? FORMAT_WITH_DISTRIBUTIONS : FORMAT);
        out.writeByte(KIND);
        out.writeSignedLong(rows);
        out.writeSignedLong(relativeRows);
        out.writeSignedLong(logRows);
        sums.writeTo(out);
        bins.writeTo(out);
        if (hasQuantiles()) {
            quantiles.writeTo(out);
        }
        return out.toByteArray();
    }

    static RegressionTally readFrom(BinaryReader in, int format) {
        RegressionTally tally = new RegressionTally();
        tally.rows = in.readSignedLong();
        tally.relativeRows = in.readSignedLong();
        tally.logRows = in.readSignedLong();
        tally.sums.mergeFrom(in, format == 1 ? TERMS_OF_FORMAT_1 : TERMS);
        if (format >= 2) {
            tally.bins.mergeFrom(in);
        }
        if (format >= FORMAT_WITH_DISTRIBUTIONS) {
            tally.quantiles = new QuantileTally();
            tally.quantiles.mergeFrom(in);
        }
        return tally;
    }
}
