package dev.plumbline.core.slice;

/**
 * Rows, Σx and Σx².
 *
 * @param rows may be negative where more was taken back than added
 */
public record Moments(long rows, double sum, double squares) {
    public static final Moments NONE = new Moments(0, 0, 0);

    /** Returns these rows and the other's together. */
    public Moments plus(Moments other) {
        return new Moments(rows + other.rows, sum + other.sum, squares + other.squares);
    }

    /** Returns these rows without the other's, which must be among them. */
    public Moments minus(Moments other) {
        return new Moments(rows - other.rows, sum - other.sum, squares - other.squares);
    }

    /** NaN without rows. */
    public double mean() {
        return sum / rows;
    }

    /** Unbiased variance, in squared units; NaN below two rows. */
    public double variance() {
        double mean = mean();
        return rows < 2 ? Double.NaN : Math.max(0, (squares - rows * mean * mean) / (rows - 1));
    }
}
