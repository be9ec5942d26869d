package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path folder;

    @Test
    void createsTheFolderAndReplacesWhatStoodThere() throws IOException {
        Path file = folder.resolve("deep/er/file.txt");

        AtomicFile.write(file, "first");
        AtomicFile.write(file, "second €");

        assertThat(file).hasContent("second €");
        assertThat(names(file.getParent())).containsExactly("file.txt");
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/by/a-folder"));

        assertThatThrownBy(() -> AtomicFile.write(taken.getParent(), "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("by");

        assertThat(names(folder.resolve("taken"))).containsExactly("by");
    }

    @Test
    void followsALinkAndLeavesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("version-1.json"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("current.json"), file);

        AtomicFile.write(link, "after");

        assertThat(link).isSymbolicLink().hasContent("after");
        assertThat(file).hasContent("after");
    }

    @Test
    void saysWhatStandsInTheWay() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> AtomicFile.write(file.resolve("b.json"), "text"))
                .hasMessage(
                        "%s must be a file that can be written, got %s: a file stands there; see to it, or name another"
                                .formatted(file.resolve("b.json"), file));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
