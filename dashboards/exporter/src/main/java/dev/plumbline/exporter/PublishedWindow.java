package dev.plumbline.exporter;

import dev.plumbline.core.report.WindowReport;
import java.time.Instant;

/**
 * A report as it is shown.
 *
 * @param report without distributions, and without the features beyond the budget
 * @param published the report's Kafka timestamp; compared with the window's end it tells a live
 *     window from a replayed one
 * @param droppedFeatures features that the budget left out
 */
record PublishedWindow(WindowReport report, Instant published, int droppedFeatures) {}
