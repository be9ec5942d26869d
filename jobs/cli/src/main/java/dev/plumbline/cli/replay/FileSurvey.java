package dev.plumbline.cli.replay;

import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.cli.rows.Rows;
import dev.plumbline.core.monitor.Monitor;

/**
 * What a first reading of a file finds, so that every error in it is told before anything is
 * written.
 *
 * @param rows rows in the file
 * @param labelled rows with a label
 * @param disorder how far, at most, a row's event time lies behind the greatest before it, in
 *     milliseconds
 * @param first smallest event time; 0 for a file without rows
 * @param last greatest event time; 0 for a file without rows
 */
record FileSurvey(long rows, long labelled, long disorder, long first, long last) {

    /**
     * Reads a file to its end.
     *
     * @throws dev.plumbline.kafka.document.DocumentException with file and line, at the first row
     *     that cannot be used
     */
    static FileSurvey of(RowFile file, Monitor monitor, ReplayProgress progress) {
        long rows = 0;
        long labelled = 0;
        long disorder = 0;
        long first = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        Rows open = file.open();
        try (MonitoredRows found = MonitoredRows.of(open, monitor)) {
            while (found.hasNext()) {
                MonitoredRow row = found.next();
                rows++;
                labelled += row.label() == null ? 0 : 1;
                first = Math.min(first, row.eventTimeMillis());
                greatest = Math.max(greatest, row.eventTimeMillis());
                disorder = Math.max(disorder, greatest - row.eventTimeMillis());
                progress.read(rows, open.shareRead());
            }
        }
        return rows == 0
                ? new FileSurvey(0, 0, 0, 0, 0)
                : new FileSurvey(rows, labelled, disorder, first, greatest);
    }
}
