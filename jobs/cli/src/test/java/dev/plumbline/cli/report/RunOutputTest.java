package dev.plumbline.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.alert.AlertEpisode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutputTest {
    private static final RunResult YEAR = BikeYear.result();

    @TempDir private Path folder;

    @Test
    void writesAllFilesAndNothingElseIntoANewFolder() throws IOException {
        Path out = folder.resolve("runs").resolve("first");
        List<Path> files = RunOutput.write(out, YEAR);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "reports.jsonl",
                        "alerts.jsonl",
                        "retraining.jsonl",
                        "summary.json",
                        "report.html");
        try (Stream<Path> there = Files.list(out)) {
            assertThat(there).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(Files.readAllLines(files.get(0))).hasSameSizeAs(YEAR.reports());
        assertThat(Files.readAllLines(files.get(1))).hasSameSizeAs(YEAR.messages());
        assertThat(Files.readAllLines(files.get(2))).hasSameSizeAs(YEAR.triggers());
    }

    @Test
    void writesEqualBytesForEqualRuns() throws IOException {
        List<Path> first = RunOutput.write(folder.resolve("a"), YEAR);
        List<Path> second = RunOutput.write(folder.resolve("b"), BikeYear.result());
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    @Test
    void replacesTheFilesOfAnEarlierRun() throws IOException {
        RunOutput.write(folder, YEAR);
        List<Path> files = RunOutput.write(folder, new RunCollector("empty", null).result());
        assertThat(files.get(0)).isEmptyFile();
        assertThat(files.get(1)).isEmptyFile();
        assertThat(files.get(2)).isEmptyFile();
        assertThat(files.get(files.size() - 1)).content().contains("No window was reported.");
    }

    @Test
    void marksTheRecordsOfAnAnnotatedSpanAndNoOthers() throws IOException {
        RunOutput.write(folder, YEAR);
        for (JsonNode report : lines(RunOutput.REPORTS)) {
            boolean faulty =
                    report.get("windowStart").asText().startsWith("2012-07-08")
                            || report.get("windowStart").asText().startsWith("2012-07-15");
            assertThat(report.toString().contains("INJECTED: hum × 100")).isEqualTo(faulty);
        }
        assertThat(lines(RunOutput.ALERTS))
                .filteredOn(message -> message.toString().contains("INJECTED"))
                .extracting(message -> message.get("id").asText())
                .containsOnly("e-fault")
                .hasSize(3);
        assertThat(lines(RunOutput.RETRAINING).get(1).toString()).contains("INJECTED");
        assertThat(lines(RunOutput.RETRAINING).get(0).toString()).doesNotContain("INJECTED");
    }

    @Test
    void keepsTheOrderOfTheResult() throws IOException {
        RunOutput.write(folder, YEAR);
        assertThat(lines(RunOutput.ALERTS))
                .extracting(message -> message.get("id").asText())
                .containsExactlyElementsOf(YEAR.messages().stream().map(AlertEpisode::id).toList());
    }

    @Test
    void refusesAPathThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> RunOutput.write(file, YEAR))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("must be a folder")
                .hasMessageContaining("taken")
                .hasMessageContaining("--out");
        assertThatThrownBy(() -> RunOutput.prepare(file.resolve("below")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("taken");
    }

    private List<JsonNode> lines(String name) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
