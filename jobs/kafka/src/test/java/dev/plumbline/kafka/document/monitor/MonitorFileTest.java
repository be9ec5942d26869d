package dev.plumbline.kafka.document.monitor;

import static dev.plumbline.kafka.document.monitor.FullMonitor.FULL;
import static dev.plumbline.kafka.document.monitor.FullMonitor.READ;
import static dev.plumbline.kafka.document.monitor.FullMonitor.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file and the environment to a monitor. */
class MonitorFileTest {
    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("monitor.yaml"), FULL);
        assertThat(MonitorDocument.read(file)).isEqualTo(READ);
    }

    @Test
    void readsAFileWithAByteOrderMark(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("monitor.yaml"), "\uFEFF" + FULL);
        assertThat(MonitorDocument.read(file)).isEqualTo(READ);
    }

    @Test
    void saysWhereAMissingFileWasSought(@TempDir Path folder) {
        assertThatThrownBy(() -> MonitorDocument.read(folder.resolve("monitr.yaml")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("monitr.yaml: the file must exist");
    }

    @Test
    void saysThatAFolderIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> MonitorDocument.read(folder))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must be that of a file, got a folder; name the file in it");
    }

    @Test
    void saysThatAnEmptyPathIsNone() {
        assertThatThrownBy(() -> MonitorDocument.read(Path.of("")))
                .hasMessageContaining("must name a file, got an empty one; is a variable not set?");
    }

    @Test
    void refusesBytesThatAreNoText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("monitor.yaml");
        Files.write(file, "model: Zürich".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MonitorDocument.read(file)).hasMessageContaining("UTF-8");
    }

    @Test
    void replacesVariablesByTheEnvironment() {
        String text =
                FULL.replace("model: bike-demand", "model: \"${ENV_NAME}-demand\"")
                        .replace("rows: 5_000", "rows: \"${ROWS:700}\"")
                        .replace("windows: 2}", "windows: \"${RUNS:2}\"}");
        Monitor monitor =
                MonitorDocument.readText(
                        text, "monitor.yaml", Map.of("ENV_NAME", "bike", "RUNS", "4"));
        assertThat(monitor.model()).isEqualTo("bike-demand");
        assertThat(monitor.windows().get(1).rows()).isEqualTo(700);
        assertThat(monitor.performance().get(0).windows()).isEqualTo(4);
    }

    @Test
    void neverLetsAVariableAddKeys() {
        String text = FULL.replace("version: \"1\"", "version: \"${V}\"");
        Monitor monitor =
                MonitorDocument.readText(text, "monitor.yaml", Map.of("V", "1\"\ntask: binary"));
        assertThat(monitor.version()).isEqualTo("1\"\ntask: binary");
        assertThat(monitor.task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void keepsADoubledDollarAsText() {
        Monitor monitor = read(FULL.replace("version: \"1\"", "version: \"$${V}\""));
        assertThat(monitor.version()).isEqualTo("${V}");
        assertThat(read(MonitorDocument.toJson(monitor)).version()).isEqualTo("${V}");
    }
}
