package dev.plumbline.core.errorstream;

import java.util.ArrayList;
import java.util.List;

/** The errors of one tick in the order in which detectors read them. */
final class ErrorTick {
    private final List<ErrorRow> added = new ArrayList<>();
    private final List<ErrorRow> takenBack = new ArrayList<>();

    /**
     * Reads chunks of one tick, in whatever order.
     *
     * @param start of the tick, in milliseconds
     */
    ErrorTick(long start, List<byte[]> chunks) {
        for (byte[] chunk : chunks) {
            for (byte[] log : ErrorChunks.logs(chunk)) {
                ErrorLog.read(log, start, (row, sign) -> (sign > 0 ? added : takenBack).add(row));
            }
        }
        added.sort(ErrorRow.ORDER);
        takenBack.sort(ErrorRow.ORDER);
    }

    /** Returns the rows that were added and not taken back. */
    List<ErrorRow> rows() {
        if (takenBack.isEmpty()) {
            return added;
        }
        List<ErrorRow> rows = new ArrayList<>(added.size());
        int next = 0;
        for (ErrorRow row : added) {
            // what is taken back and was never added cannot be taken back of another row
            while (next < takenBack.size()
                    && ErrorRow.ORDER.compare(takenBack.get(next), row) < 0) {
                next++;
            }
            if (next < takenBack.size() && takenBack.get(next).equals(row)) {
                next++;
            } else {
                rows.add(row);
            }
        }
        return rows;
    }
}
