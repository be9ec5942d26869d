package dev.plumbline.core.errorstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of a model whose error rate steps up, and their labels' way to a detector. */
final class ErrorStream {
    static final long HOUR = 3_600_000;

    private ErrorStream() {}

    /** Returns one row a minute with independent errors; the rate steps from .1 to .3. */
    static List<ErrorRow> stepping(int rows, int stepsAt, long seed) {
        Random random = new Random(seed);
        List<ErrorRow> stream = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double rate = row < stepsAt ? 0.1 : 0.3;
            int error = random.nextDouble() < rate ? 1 : 0;
            stream.add(new ErrorRow(row * 60_000L, random.nextInt(), error));
        }
        return stream;
    }

    /** Returns the rows of one hour in a chunk, split into logs of some rows each. */
    static byte[] chunk(List<ErrorRow> rows, long hour, int rowsPerLog) {
        byte[] chunk = null;
        ErrorLog log = new ErrorLog();
        int held = 0;
        for (ErrorRow row : rows) {
            if (row.eventTime() / HOUR == hour) {
                log.add(row.eventTime() - hour * HOUR, row.id(), row.error(), 1);
                if (++held == rowsPerLog) {
                    chunk = ErrorChunks.append(chunk, log.toBytes());
                    log = new ErrorLog();
                    held = 0;
                }
            }
        }
        return log.isEmpty() ? chunk : ErrorChunks.append(chunk, log.toBytes());
    }
}
