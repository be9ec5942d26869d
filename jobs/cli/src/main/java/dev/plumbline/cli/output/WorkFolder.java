package dev.plumbline.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that goes, with everything in it, when it is closed. */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Makes a folder whose name begins with the prefix, where the system keeps such folders. */
    public static WorkFolder create(String prefix) throws IOException {
        return new WorkFolder(Files.createTempDirectory(prefix));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        for (Path found : contents()) {
            Files.deleteIfExists(found);
        }
    }

    private List<Path> contents() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(path)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
