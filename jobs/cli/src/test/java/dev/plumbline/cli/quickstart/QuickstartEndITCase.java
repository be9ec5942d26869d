package dev.plumbline.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a quickstart ends when it does not come to its end. */
class QuickstartEndITCase {
    private static final int BY_SIGINT = 130;
    private static final int BY_SIGTERM = 143;

    @TempDir Path folder;

    @Test
    void anInterruptOfTheReplayEndsItQuietlyAndLeavesNothingBehind() throws Exception {
        try (CommandProcess run = quickstart()) {
            run.awaitThat("the first windows", () -> run.stdout().contains("2012-01-08"));

            interrupt(run);

            assertEndedQuietly(run);
        }
    }

    @Test
    void anInterruptWhileTheBrokerStartsLeavesNothingBehind() throws Exception {
        try (CommandProcess run = quickstart()) {
            run.awaitThat("its work folder", () -> !leftBehind(run).isEmpty());

            interrupt(run);

            assertEndedQuietly(run);
        }
    }

    @Test
    void aTakenMetricsPortIsNamedAndNothingGoesOnRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                CommandProcess run = quickstart("--metrics-port", taken.getLocalPort())) {
            assertThat(run.exitCode()).isEqualTo(1);

            assertThat(run.stderr().lines())
                    .singleElement()
                    .asString()
                    .startsWith("plumbline: --metrics-port must be a free port")
                    .contains("port " + taken.getLocalPort())
                    .contains("leave the option out");
            assertThat(leftBehind(run)).isEmpty();
        }
    }

    private CommandProcess quickstart(Object... more) throws IOException {
        return CommandProcess.start(
                folder,
                Stream.concat(
                                Stream.of("quickstart", "--out", folder.resolve("out")),
                                Stream.of(more))
                        .toArray());
    }

    /**
     * Ctrl-C where it can be heard: what a shell without job control starts in the background
     * ignores it, and so do all children.
     */
    private static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "-INT";
        }
        try (Stream<String> lines = Files.lines(status)) {
            boolean ignored =
                    lines.filter(line -> line.startsWith("SigIgn:"))
                            .map(line -> line.substring("SigIgn:".length()).strip())
                            .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
            return ignored ? "-TERM" : "-INT";
        }
    }

    private static void interrupt(CommandProcess run) throws Exception {
        Process kill =
                new ProcessBuilder("kill", signal(), Long.toString(run.process().pid())).start();
        assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static void assertEndedQuietly(CommandProcess run) throws Exception {
        assertThat(run.exitCode()).isEqualTo(signal().equals("-INT") ? BY_SIGINT : BY_SIGTERM);
        // a JVM that is stopped while it starts may begin a line that it does not end
        assertThat(run.stderr()).doesNotContain("\tat ").doesNotContain("Caused by");
        assertThat(run.stdout()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(leftBehind(run)).isEmpty();
        assertThat(run.out().resolve("reports.jsonl")).doesNotExist();
    }

    private static List<String> leftBehind(CommandProcess run) {
        try (Stream<Path> found = Files.list(run.temporary())) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains("plumbline") || name.contains("flink"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
