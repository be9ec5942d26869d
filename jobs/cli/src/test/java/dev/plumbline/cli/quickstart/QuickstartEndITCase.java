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

    private static void interrupt(CommandProcess run) throws Exception {
        Process kill =
                new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static void assertEndedQuietly(CommandProcess run) throws InterruptedException {
        assertThat(run.exitCode()).isEqualTo(BY_SIGINT);
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
