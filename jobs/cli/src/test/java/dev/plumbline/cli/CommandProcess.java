package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The command in a process of its own, as a person runs it; it keeps its temporary files apart.
 *
 * @param folder holds the results in {@code out}, and {@code stdout}, {@code stderr} and {@code
 *     tmp}
 */
public record CommandProcess(Process process, Path folder) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 300;
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** A JVM that is given options by one of these says so on standard error. */
    private static final List<String> ANNOUNCED_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Starts a command whose results go into {@code out} below the folder. */
    public static CommandProcess start(Path folder, Object... arguments) throws IOException {
        return startWithin("1g", folder, arguments);
    }

    /**
     * Starts a command that may use so much heap.
     *
     * @param heap such as {@code 64m}
     */
    public static CommandProcess startWithin(String heap, Path folder, Object... arguments)
            throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // runs this short are over before the second compiler's work pays
        command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", packaged()));
        command.add(Main.class.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve("stdout").toFile())
                        .redirectError(folder.resolve("stderr").toFile());
        process.environment().keySet().removeAll(ANNOUNCED_OPTIONS);
        return new CommandProcess(process.start(), folder);
    }

    /** The class path of the launcher, so that what is tested is what people run. */
    private static String packaged() {
        Path jar = Path.of("target", "plumbline-cli.jar").toAbsolutePath();
        assertThat(jar).as("what `mvn package` makes").isRegularFile();
        return jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*";
    }

    /** Returns the exit code, once it has ended. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            fail("the command must end within %d s: %s", PATIENCE_SECONDS, this);
        }
        return process.exitValue();
    }

    /** Waits until something can be seen of it; fails if it ends before. */
    public void awaitThat(String what, BooleanSupplier seen) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!seen.getAsBoolean()) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                fail("the command must not end before %s: %s", what, this);
            }
            assertThat(System.nanoTime()).as("deadline for %s", what).isLessThan(deadline);
        }
    }

    public Path out() {
        return folder.resolve("out");
    }

    public Path temporary() {
        return folder.resolve("tmp");
    }

    public String stdout() {
        return text("stdout");
    }

    public String stderr() {
        return text("stderr");
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "alive: %s%n%s%n%s".formatted(process.isAlive(), stdout(), stderr());
    }

    /** Ends it if it has not ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
