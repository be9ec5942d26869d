package dev.plumbline.kafka.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir private Path folder;

    @Test
    void readsEverySetting() throws IOException {
        assertThat(SettingsFile.read("--config", file("# note\na.b = c\nempty =\nü: é\n")))
                .isEqualTo(Map.of("a.b", "c", "empty", "", "ü", "é"));
    }

    @Test
    void givesNoSettingsWhereNoFileIsNamed() {
        assertThat(SettingsFile.read("--config", null)).isEmpty();
    }

    @Test
    void namesTheOptionAndTheFileThatIsNotThere() {
        assertThatThrownBy(() -> SettingsFile.read("--config", folder.resolve("gone")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--config must name a readable properties file")
                .hasMessageContaining("gone (NoSuchFileException)");
    }

    @Test
    void saysNothingOfWhatABrokenFileHolds() throws IOException {
        Path broken = file("password = \\uSECRET\n");
        assertThatThrownBy(() -> SettingsFile.read("--config", broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("readable properties file")
                .message()
                .doesNotContain("SECRET");
    }

    private Path file(String text) throws IOException {
        return Files.write(
                folder.resolve("settings.properties"), text.getBytes(StandardCharsets.UTF_8));
    }
}
