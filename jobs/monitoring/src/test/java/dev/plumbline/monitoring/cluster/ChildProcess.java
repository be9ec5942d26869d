package dev.plumbline.monitoring.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM of its own that can be killed as an operating system kills: without a word.
 *
 * @param log what it wrote
 */
public record ChildProcess(String name, Process process, Path log) {
    /** After this long a frozen process goes on by itself, or it would outlive a test that died. */
    private static final int LONGEST_FREEZE_SECONDS = 120;

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it from doing anything, while all its connections stay open. */
    public void freeze() throws IOException, InterruptedException {
        long pid = process.pid();
        shell(
                "kill -STOP %d; (sleep %d; kill -CONT %d) > /dev/null 2>&1 &"
                        .formatted(pid, LONGEST_FREEZE_SECONDS, pid));
    }

    public void thaw() throws IOException, InterruptedException {
        shell("kill -CONT " + process.pid());
    }

    private static void shell(String command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("'%s' must exit with 0, got %d".formatted(command, exit));
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "%s must run, but ended with %d".formatted(name, process.exitValue()));
        }
    }

    String text() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The last lines that it wrote, under its name. */
    String lastLines(int most) {
        List<String> lines = text().lines().toList();
        return "=== %s%n%s%n"
                .formatted(
                        name,
                        String.join(
                                System.lineSeparator(),
                                lines.subList(Math.max(0, lines.size() - most), lines.size())));
    }
}
