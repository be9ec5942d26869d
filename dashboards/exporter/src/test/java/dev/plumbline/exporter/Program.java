package dev.plumbline.exporter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine that the stack tests need; a missing one fails them. */
final class Program {
    private static final long DEADLINE_SECONDS = 120;

    private final String name;
    private final String debianPackage;

    Program(String name, String debianPackage) {
        this.name = name;
        this.debianPackage = debianPackage;
    }

    /**
     * @param exit exit code
     * @param output both streams
     */
    record Ended(int exit, String output) {}

    Ended run(String... arguments) {
        return runOn("", arguments);
    }

    /** Runs to the end, with a text as its input. */
    Ended runOn(String input, String... arguments) {
        try {
            Process process = builder(arguments).start();
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " does not end: " + output);
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException failure) {
            throw missing(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Starts a server; its output goes to a file. */
    Process start(Path log, String... arguments) {
        try {
            return builder(arguments).redirectOutput(log.toFile()).start();
        } catch (IOException failure) {
            throw missing(failure);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true);
    }

    private AssertionError missing(IOException failure) {
        return new AssertionError(
                "%s must be installed for the profile 'stack'; on Debian: apt-get install %s"
                        .formatted(name, debianPackage),
                failure);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
