package dev.plumbline.cli.report;

import dev.plumbline.cli.output.AtomicFile;
import dev.plumbline.cli.report.html.HtmlReport;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.kafka.document.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what a run leaves behind: three files of JSON lines, a summary and one page. Of a window
 * that was revised after it was judged, both reports are written, the last one behind. Equal
 * results give byte-equal files; a reader never sees half a file.
 */
public final class RunOutput {
    public static final String REPORTS = "reports.jsonl";
    public static final String ALERTS = "alerts.jsonl";
    public static final String RETRAINING = "retraining.jsonl";
    public static final String SUMMARY = "summary.json";
    public static final String PAGE = "report.html";

    private RunOutput() {}

    /**
     * Writes all files, replacing those of an earlier run.
     *
     * @param folder made if it is missing
     * @return the files written, the page last
     * @throws NotDirectoryException if the folder's path, or one above it, is a file
     */
    public static List<Path> write(Path folder, RunResult result) throws IOException {
        Path ready = prepare(folder);
        return List.of(
                replace(ready.resolve(REPORTS), lines(reports(result))),
                replace(ready.resolve(ALERTS), lines(messages(result))),
                replace(ready.resolve(RETRAINING), lines(triggers(result))),
                replace(ready.resolve(SUMMARY), SummaryJson.of(result)),
                replace(ready.resolve(PAGE), HtmlReport.of(result)));
    }

    /**
     * Makes the folder, so that a run can fail before its work rather than after it.
     *
     * @throws NotDirectoryException if the folder's path, or one above it, is a file
     */
    public static Path prepare(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path part = absolute; part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new NotDirectoryException(
                        "the output folder must be a folder, got the file %s; name another with --out"
                                .formatted(part));
            }
        }
        return Files.createDirectories(absolute);
    }

    private static Stream<String> reports(RunResult result) {
        return result.reportsWithJudged().stream()
                .map(
                        report ->
                                ReportJson.of(
                                        report,
                                        result.annotationsDuring(
                                                report.windowStart(), report.windowEnd())));
    }

    private static Stream<String> messages(RunResult result) {
        return result.messages().stream()
                .map(
                        message ->
                                ReportJson.of(
                                        message,
                                        result.annotationsDuring(
                                                message.windowStart(), message.windowEnd())));
    }

    private static Stream<String> triggers(RunResult result) {
        return result.triggers().stream()
                .map(
                        trigger ->
                                ReportJson.of(
                                        trigger,
                                        result.annotationsDuring(
                                                trigger.trainFrom(), trigger.trainTo())));
    }

    private static String lines(Stream<String> documents) {
        StringBuilder text = new StringBuilder();
        documents.forEach(document -> text.append(document).append('\n'));
        return text.toString();
    }

    private static Path replace(Path file, String text) {
        AtomicFile.write(file, text);
        return file;
    }
}
