package dev.plumbline.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all. */
public final class AtomicFile {
    private static final long PROCESS = ProcessHandle.current().pid();

    private AtomicFile() {}

    /**
     * Writes text as UTF-8 and replaces a file of that name, or the one that a link of that name
     * leads to; its folder is created if it is missing.
     *
     * @throws UncheckedIOException if it cannot be written; what stood there before still does
     */
    public static void write(Path file, String text) {
        try {
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Files.createDirectories(place.getParent());
            replace(place, text);
        } catch (FileSystemException e) {
            throw new UncheckedIOException(
                    "%s must be a file that can be written, got %s; see to it, or name another"
                            .formatted(file, FileRefusal.of(e)),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write %s: %s".formatted(file, e), e);
        }
    }

    private static void replace(Path place, String text) throws IOException {
        Path part = place.resolveSibling(".%s.%d.part".formatted(place.getFileName(), PROCESS));
        try {
            Files.writeString(part, text);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
