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

    /** Beyond this a change divided by a small number may be infinite. */
    private static final double MOST_CHANGE = 1e100;

    private final CompensatedSums sums = new CompensatedSums(TERMS);

    /** Of the row being added. */
    private final double[] terms = new double[TERMS];

    private final ErrorBins bins = new ErrorBins();

    /** Null until a row brings predicted quantiles. */
    private QuantileTally quantiles;

    private long rows;
    private long relativeRows;
    private long logRows;

    /**
     * Adds or takes back one labelled row.
     *
     * @param predicted finite; counts as {@link CompensatedSums#bounded}
     * @param actual finite, in the same unit; counts so too
     * @param sign 1 to add, −1 to take back
     */
    public void add(double predicted, double actual, int sign) {
        PerformanceTally.requireSign(sign);
        addBounded(CompensatedSums.bounded(predicted), CompensatedSums.bounded(actual), sign);
    }

    private void addBounded(double predicted, double actual, int sign) {
        double error = predicted - actual;
        double size = Math.abs(error);
        setPowers(error, actual);
        setRelative(size, actual, sign);
        setSymmetric(size, Math.abs(predicted) + Math.abs(actual));
        setLog(predicted, actual, sign);
        sums.addAll(terms, sign);
        sums.addRounding(Term.SQUARED_ERROR.ordinal(), error, error, sign);
        sums.addRounding(Term.SQUARED_ACTUAL.ordinal(), actual, actual, sign);
        bins.add(size, sign);
        rows += sign;
    }

    private void setPowers(double error, double actual) {
        double squared = error * error;
        double actualSquared = actual * actual;
        terms[Term.ERROR.ordinal()] = error;
        terms[Term.ABSOLUTE_ERROR.ordinal()] = Math.abs(error);
        terms[Term.SQUARED_ERROR.ordinal()] = squared;
        terms[Term.FOURTH_POWER_ERROR.ordinal()] = squared * squared;
        terms[Term.ACTUAL.ordinal()] = actual;
        terms[Term.SQUARED_ACTUAL.ordinal()] = actualSquared;
        terms[Term.CUBED_ACTUAL.ordinal()] = actualSquared * actual;
        terms[Term.FOURTH_POWER_ACTUAL.ordinal()] = actualSquared * actualSquared;
        terms[Term.SQUARED_ERROR_BY_ACTUAL.ordinal()] = squared * actual;
        terms[Term.SQUARED_ERROR_BY_SQUARED_ACTUAL.ordinal()] = squared * actualSquared;
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

    private void setSymmetric(double size, double magnitudes) {
        double symmetric = magnitudes == 0 ? 0 : 2 * (size / magnitudes);
        terms[Term.SYMMETRIC_ERROR.ordinal()] = symmetric;
        terms[Term.SQUARED_SYMMETRIC_ERROR.ordinal()] = symmetric * symmetric;
    }

    private void setRelative(double size, double actual, int sign) {
        boolean known = !(Math.abs(actual) < SMALLEST_ACTUAL);
        double relative = known ? size / Math.abs(actual) : 0;
        relativeRows += known ? sign : 0;
        terms[Term.RELATIVE_ERROR.ordinal()] = relative;
        terms[Term.SQUARED_RELATIVE_ERROR.ordinal()] = relative * relative;
    }

    private void setLog(double predicted, double actual, int sign) {
        boolean known = predicted > -1 && actual > -1;
        double difference = known ? logDifference(predicted, actual) : 0;
        double squared = difference * difference;
        logRows += known ? sign : 0;
        terms[Term.SQUARED_LOG_ERROR.ordinal()] = squared;
        terms[Term.FOURTH_POWER_LOG_ERROR.ordinal()] = squared * squared;
    }

    /** ln(1 + predicted) − ln(1 + actual). */
    private static double logDifference(double predicted, double actual) {
        double change = (predicted - actual) / (1 + actual);
        // one logarithm where it keeps all digits, as it does unless the prediction is far too low
        return change > -0.5 && change < MOST_CHANGE
                ? Math.log1p(change)
                : Math.log1p(predicted) - Math.log1p(actual);
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
