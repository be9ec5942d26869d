package dev.plumbline.cli.baseline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Lays out rows of cells for a terminal. */
final class TextTable {
    private static final MathContext DIGITS = new MathContext(5);

    private TextTable() {}

    /** Returns columns as wide as their widest cell; the last one as wide as it is. */
    static String of(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        int last = rows.get(0).size() - 1;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < last; column++) {
                line.append(("  %-" + width(rows, column) + "s").formatted(row.get(column)));
            }
            line.append("  ").append(row.get(last));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    /** Returns five significant digits, or a dash for what is not known. */
    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : "-";
    }

    /** Returns {@code 1.25 %} of a share, or a dash for what is not known. */
    static String percent(double share) {
        return Double.isFinite(share) ? "%.2f %%".formatted(100 * share) : "-";
    }
}
