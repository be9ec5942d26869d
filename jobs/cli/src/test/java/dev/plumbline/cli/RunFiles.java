package dev.plumbline.cli;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.retraining.RetrainingTrigger;
import dev.plumbline.kafka.document.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has written, read back. */
public record RunFiles(Path folder) {
    public static final List<String> NAMES =
            List.of(
                    "reports.jsonl",
                    "alerts.jsonl",
                    "retraining.jsonl",
                    "summary.json",
                    "report.html");

    public List<String> reportLines() throws IOException {
        return Files.readAllLines(folder.resolve("reports.jsonl"));
    }

    /** Returns the last report of every window and lane, as a reader that upserts by key has it. */
    public List<WindowReport> reports() throws IOException {
        Map<String, WindowReport> last = new LinkedHashMap<>();
        for (String line : reportLines()) {
            WindowReport report = ReportJson.readReport(line);
            last.put(report.key(), report);
        }
        return List.copyOf(last.values());
    }

    /** Returns the reports of one role and lane, in the file's order. */
    public List<WindowReport> reports(Role role, Lane lane) throws IOException {
        return reports().stream()
                .filter(report -> report.role() == role && report.lane() == lane)
                .toList();
    }

    public List<AlertEpisode> messages() throws IOException {
        return Files.readAllLines(folder.resolve("alerts.jsonl")).stream()
                .map(ReportJson::readEpisode)
                .toList();
    }

    public List<RetrainingTrigger> triggers() throws IOException {
        return Files.readAllLines(folder.resolve("retraining.jsonl")).stream()
                .map(ReportJson::readTrigger)
                .toList();
    }

    public String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    /** Returns the measurement of a metric of the whole model, if the report has its value. */
    public static Optional<Measurement> measured(WindowReport report, String metric) {
        return report.measurements().stream()
                .filter(measured -> measured.metric().equals(metric))
                .filter(measured -> measured.feature() == null && measured.value() != null)
                .findFirst();
    }
}
