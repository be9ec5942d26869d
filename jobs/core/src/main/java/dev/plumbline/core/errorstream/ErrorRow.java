package dev.plumbline.core.errorstream;

import java.util.Comparator;

/**
 * The error of one labelled prediction.
 *
 * @param eventTime of the prediction, in milliseconds
 * @param id hash of the prediction's id; rows of one event time are told apart by it
 * @param error 0 for a hit, 1 for a wrong class; for a regression the absolute error, in the
 *     target's unit
 */
record ErrorRow(long eventTime, int id, double error) {
    /**
     * The order in which detectors read. The error decides last, so that even rows whose ids have
     * the same hash stand in one order on every run.
     */
    static final Comparator<ErrorRow> ORDER =
            Comparator.comparingLong(ErrorRow::eventTime)
                    .thenComparingInt(ErrorRow::id)
                    .thenComparingDouble(ErrorRow::error);
}
