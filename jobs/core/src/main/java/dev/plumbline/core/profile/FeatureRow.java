package dev.plumbline.core.profile;

import dev.plumbline.core.model.CanonicalText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One decoded row, slot by slot, ready to be folded into a {@link ModelProfile}. Reused from row to
 * row, so that a decoder can finish (or fail) before anything is counted. Not thread-safe.
 */
public final class FeatureRow {
    static final byte MISSING = 0;
    static final byte NUMBER = 1;
    static final byte CELL = 2;
    static final byte TYPE_ERROR = 3;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

    final byte[] states;
    final double[] numbers;
    final int[] cells;
    private final ProfileLayout layout;

    /** Per slot; null where the slot is numeric. */
    private final CategoryBins[] categories;

    /** Where a whole number is spelled that serves as a category. */
    private final byte[] decimal = new byte[DecimalText.LONGEST];

    /** Makes a row in which every slot is missing. */
    public FeatureRow(ProfileLayout layout) {
        this.layout = layout;
        this.states = new byte[layout.size()];
        this.numbers = new double[layout.size()];
        this.cells = new int[layout.size()];
        this.categories = new CategoryBins[layout.size()];
        for (int slot = 0; slot < categories.length; slot++) {
            categories[slot] = layout.bins(slot) instanceof CategoryBins bins ? bins : null;
        }
    }

    private boolean isCategorical(int slot) {
        return categories[slot] != null;
    }

    /** Returns which slots there are. */
    public ProfileLayout layout() {
        return layout;
    }

    /** Makes every slot missing. */
    public void clear() {
        Arrays.fill(states, MISSING);
    }

    /** Makes one slot missing. */
    public void missing(int slot) {
        states[slot] = MISSING;
    }

    /** Sets a number; in a categorical slot it is read as its canonical text. */
    public void number(int slot, double value) {
        if (!isCategorical(slot)) {
            numbers[slot] = NumericProfile.measured(value);
            states[slot] = NUMBER;
        } else if (CanonicalText.isWhole(value)) {
            category(slot, (long) value);
        } else {
            cells[slot] = categories[slot].cellOf(CanonicalText.of(value));
            states[slot] = CELL;
        }
    }

    /** Sets a whole number; in a categorical slot it is read as its decimal text. */
    public void number(int slot, long value) {
        if (isCategorical(slot)) {
            category(slot, value);
        } else {
            numbers[slot] = value;
            states[slot] = NUMBER;
        }
    }

    private void category(int slot, long value) {
        int from = DecimalText.write(value, decimal);
        cells[slot] = categories[slot].cellOf(decimal, from, decimal.length - from);
        states[slot] = CELL;
    }

    /**
     * Sets a boolean: 0 or 1 in a numeric slot, {@code false} or {@code true} in a categorical one.
     */
    public void truth(int slot, boolean value) {
        if (isCategorical(slot)) {
            byte[] text = value ? TRUE : FALSE;
            text(slot, text, 0, text.length);
        } else {
            numbers[slot] = value ? 1 : 0;
            states[slot] = NUMBER;
        }
    }

    /** Sets a text given as UTF-8 bytes; in a numeric slot it is a type error. */
    public void text(int slot, byte[] bytes, int from, int length) {
        if (isCategorical(slot)) {
            cells[slot] = categories[slot].placeOf(bytes, from, length);
            states[slot] = CELL;
        } else {
            states[slot] = TYPE_ERROR;
        }
    }

    /** Sets null, a Boolean, Number or String; anything else is a type error. */
    public void value(int slot, Object value) {
        if (value == null) {
            missing(slot);
        } else if (value instanceof Boolean truth) {
            truth(slot, truth);
        } else if (value instanceof Long || value instanceof Integer) {
            number(slot, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            number(slot, number.doubleValue());
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            text(slot, utf8, 0, utf8.length);
        } else {
            states[slot] = TYPE_ERROR;
        }
    }

    /** Returns the cell of a categorical slot; -1 if its value is missing, empty or mistyped. */
    public int cell(int slot) {
        return states[slot] == CELL && cells[slot] <= categories[slot].unseen() ? cells[slot] : -1;
    }

    /** Returns the number in a numeric slot; NaN if there is none. */
    public double number(int slot) {
        return states[slot] == NUMBER ? numbers[slot] : Double.NaN;
    }

    /**
     * Returns the cell of any slot; -1 if its value is missing, of the wrong type or not finite.
     */
    public int bin(int slot) {
        if (states[slot] == NUMBER && layout.bins(slot) instanceof NumericBins bins) {
            return Double.isFinite(numbers[slot]) ? bins.cellOf(numbers[slot]) : -1;
        }
        return cell(slot);
    }
}
