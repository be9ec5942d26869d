package dev.plumbline.inference.serving;

/** One row cannot be scored; says what must hold without quoting a value of the row. */
final class RowRefused extends Exception {
    RowRefused(String reason) {
        // thrown once per bad row, where it came from says nothing
        super(reason, null, false, false);
    }
}
