package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    /** As a broker's and a job's threads are while they end. */
    @Test
    void mayBeClosedWhileItsFilesAreBeingDeleted() throws Exception {
        WorkFolder folder = WorkFolder.create("plumbline-test-");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Path below = Files.createDirectories(folder.resolve("part-" + i % 300));
            files.add(Files.createFile(below.resolve("file-" + i)));
        }
        CompletableFuture<Void> deleting =
                CompletableFuture.runAsync(() -> files.forEach(WorkFolderTest::delete));

        folder.close();

        deleting.join();
        assertThat(folder.path()).doesNotExist();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
