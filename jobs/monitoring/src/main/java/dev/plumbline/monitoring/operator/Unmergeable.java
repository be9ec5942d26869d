package dev.plumbline.monitoring.operator;

import java.nio.charset.StandardCharsets;

/**
 * Takes the place of an entry of the state that could not be merged: whatever is made of it says
 * why, and what is merged into it changes nothing, until the entry is freed as any other.
 */
final class Unmergeable {
    /** No entry begins so: formats are numbered from 1. */
    private static final byte MARK = (byte) 0xFF;

    private Unmergeable() {}

    /** Returns what stands for the entry from now on. */
    static byte[] because(RuntimeException failure) {
        byte[] reason = String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8);
        byte[] entry = new byte[reason.length + 1];
        entry[0] = MARK;
        System.arraycopy(reason, 0, entry, 1, reason.length);
        return entry;
    }

    /**
     * Returns the entry as it is; null stays null.
     *
     * @throws IllegalArgumentException if it could not be merged, saying why
     */
    static byte[] refused(byte[] entry) {
        if (entry != null && entry.length > 0 && entry[0] == MARK) {
            throw new IllegalArgumentException(
                    new String(entry, 1, entry.length - 1, StandardCharsets.UTF_8));
        }
        return entry;
    }
}
