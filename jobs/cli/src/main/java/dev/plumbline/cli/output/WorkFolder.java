package dev.plumbline.cli.output;

import dev.plumbline.broker.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        FolderTree.delete(path);
    }
}
