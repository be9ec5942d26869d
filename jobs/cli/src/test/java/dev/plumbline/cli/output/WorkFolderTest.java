package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkFolderTest {
    @Test
    void goesWithEverythingInIt() throws IOException {
        Path path;
        try (WorkFolder folder = WorkFolder.create("plumbline-test-")) {
            path = folder.path();
            Files.createDirectories(folder.resolve("kafka").resolve("topic-0"));
            Files.writeString(folder.resolve("kafka").resolve("topic-0").resolve("log"), "x");
        }

        assertThat(path).doesNotExist();
    }

    @Test
    void mayBeGoneAlready() throws IOException {
        WorkFolder folder = WorkFolder.create("plumbline-test-");
        folder.close();

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }
}
