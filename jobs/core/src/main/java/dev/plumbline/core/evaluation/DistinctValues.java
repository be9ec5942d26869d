package dev.plumbline.core.evaluation;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.core.profile.IdSample;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Answers whether a column tells rows apart rather than describing them: an id, a counter, a time,
 * free text. Such a column drifts in every window, for no value comes back. Counted over all rows,
 * exactly up to {@value IdSample#MOST} distinct values and from a sample of the values beyond, in
 * bounded space. Not thread-safe.
 *
 * <p>Texts are ids if at least {@value #NEARLY_ALL} of their rows hold a value of their own. Whole
 * numbers must be more: in one order from the first row to the last, named as an id, or so close
 * together that chance would have repeated many of them. A number with a fraction never is one.
 */
final class DistinctValues {
    /** Fewer rows than these tell nothing. */
    static final int FEWEST_ROWS = 100;

    static final double NEARLY_ALL = 0.95;

    /** Of an estimate within 3 %, which alone sees a value of very many rows. */
    private static final double NEARLY_ALL_ESTIMATED = 0.9;

    /** With so many expected, a tenth of them or fewer have a probability below 1e-6. */
    private static final int FEWEST_REPEATS_EXPECTED = 20;

    private static final double UNLIKELY_SHARE = 0.1;

    private static final Pattern ID_NAME =
            Pattern.compile(
                    "(?i:(.*[^a-z0-9])?(id|uuid|guid))|.*[a-z0-9](Id|ID|Uuid|UUID|Guid|GUID)");

    private final IdSample sample = new IdSample();
    private long rows;
    private boolean whole = true;
    private boolean ascends = true;
    private boolean descends = true;
    private double last = Double.NaN;

    /** Adds a row's value; null is none. */
    void add(Object value) {
        if (value == null) {
            return;
        }
        rows++;
        sample.add(hash(CanonicalText.of(value)));
        if (Scalar.isText(value)) {
            return;
        }
        double number = Scalar.number(value);
        whole &= number == Math.rint(number) && !Double.isInfinite(number);
        ascends &= !(number < last);
        descends &= !(number > last);
        last = number;
    }

    /**
     * Returns whether the column is none of the model's features.
     *
     * @param name the column's
     * @param facts the column's
     */
    boolean areIds(String name, ColumnFacts facts) {
        if (rows < FEWEST_ROWS || !whole && facts.isNumeric()) {
            return false;
        }
        double distinct = sample.ids();
        double sampled = Arrays.stream(sample.rows()).sum();
        if (distinct < NEARLY_ALL * sampled || sample.distinct() < NEARLY_ALL_ESTIMATED * rows) {
            return false;
        }
        return !facts.isNumeric()
                || ascends
                || descends
                || ID_NAME.matcher(name).matches()
                || repeatsTooSeldom(distinct, sampled - distinct, facts);
    }

    /**
     * Numbers drawn evenly between the least and the greatest repeat as often as this at the least:
     * any other way of drawing repeats more.
     */
    private boolean repeatsTooSeldom(double distinct, double repeats, ColumnFacts facts) {
        double expected = distinct * (rows - 1) / (2 * (facts.max() - facts.min() + 1));
        return expected >= FEWEST_REPEATS_EXPECTED && repeats <= UNLIKELY_SHARE * expected;
    }

    /** FNV-1a over characters, then spread over all 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return Thinning.mix(hash);
    }
}
