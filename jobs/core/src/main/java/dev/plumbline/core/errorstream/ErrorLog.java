package dev.plumbline.core.errorstream;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.function.ObjIntConsumer;

/**
 * Errors of labelled rows of one tick, as they came: a label that is corrected takes its error back
 * and adds another. In bytes, which begin with their own version, an error of a classifier takes 6
 * to 9 bytes and one of a regression 8 more. Not thread-safe.
 */
public final class ErrorLog {
    private static final int FORMAT = 1;
    private static final int TYPICAL_SIZE = 64;

    private static final int HIT = 0;
    private static final int WRONG = 1;
    private static final int SIZE = 2;

    /** Null while nothing was added. */
    private BinaryWriter out;

    /** Whether no error was added or taken back. */
    public boolean isEmpty() {
        return out == null;
    }

    /**
     * Adds the error of a row, or takes it back.
     *
     * @param offset event time of its prediction after the tick's start, in milliseconds, from 0
     * @param id hash of the prediction's id
     * @param error as in {@link ErrorRow}, finite
     * @param sign +1 or -1
     */
    public void add(long offset, int id, double error, int sign) {
        if (out == null) {
            out = new BinaryWriter(TYPICAL_SIZE);
            out.writeByte(FORMAT);
        }
        int kind = error == 0 ? HIT : error == 1 ? WRONG : SIZE;
        out.writeVarLong(offset << 3 | kind << 1 | (sign < 0 ? 1 : 0));
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.writeByte(id >>> shift);
        }
        if (kind == SIZE) {
            out.writeDouble(error);
        }
    }

    /** Returns the log in bytes; none if it is empty. */
    public byte[] toBytes() {
        return out == null ? new byte[0] : out.toByteArray();
    }

    /**
     * Hands out what {@link #toBytes} wrote, row by row with its sign.
     *
     * @param tick start of the tick
     * @throws IllegalArgumentException if the bytes are of another format
     */
    static void read(byte[] log, long tick, ObjIntConsumer<ErrorRow> rows) {
        BinaryReader in = new BinaryReader(log);
        in.readFormat("an error log", FORMAT);
        while (!in.atEnd()) {
            long head = in.readVarLong();
            int id = 0;
            for (int at = 0; at < Integer.BYTES; at++) {
                id = id << 8 | in.readByte();
            }
            int kind = (int) (head >>> 1 & 3);
            double error = kind == SIZE ? in.readDouble() : kind;
            rows.accept(new ErrorRow(tick + (head >>> 3), id, error), (head & 1) == 0 ? 1 : -1);
        }
    }
}
