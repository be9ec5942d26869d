package dev.plumbline.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
public final class AtomicFile {
    private static final long PROCESS = ProcessHandle.current().pid();

    private AtomicFile() {}

    /**
     * Writes text as UTF-8 and replaces a file of that name; its folder is created if it is
     * missing.
     *
     * @throws UncheckedIOException if it cannot be written; what stood there before still does
     */
    public static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(".%s.%d.part".formatted(file.getFileName(), PROCESS));
            try {
                Files.writeString(part, text);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e), e);
        }
    }
}
