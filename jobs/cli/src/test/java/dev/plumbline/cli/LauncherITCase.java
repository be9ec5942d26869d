package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher in a copy of the project's layout, with a stand-in for Maven and Java. */
class LauncherITCase {
    private static final Path LAUNCHER = Path.of("../../plumbline").toAbsolutePath().normalize();

    @TempDir Path folder;
    private Path home;
    private Path tools;

    @BeforeEach
    void layOutAProject() throws IOException {
        home = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(LAUNCHER, home.resolve("plumbline"));
        home.resolve("plumbline").toFile().setExecutable(true);
        for (String part : List.of("schemas", "dashboards/exporter", "alerting/dispatcher")) {
            Files.createDirectories(home.resolve(part));
        }
        Files.createDirectories(home.resolve("jobs/cli/src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        tool(
                "mvn",
                "echo built >> '%s/builds'\nmkdir -p '%s/lib' && touch '%s/plumbline-cli.jar'"
                        .formatted(folder, target(), target()));
        tool(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2; exit 0; fi\n"
                        + "echo \"$@\"; exit 7");
    }

    @Test
    void buildsOnceAndPassesOnArgumentsAndExitCode() throws Exception {
        Run first = run(home.resolve("plumbline"), "replay", "two words");
        Run second = run(home.resolve("plumbline"), "--help");

        assertThat(first.exitCode()).isEqualTo(7);
        assertThat(first.out())
                .contains("-Xmx2g")
                .contains("a project/jobs/cli/target/lib/*")
                .endsWith("dev.plumbline.cli.Main replay two words");
        assertThat(first.err()).contains("building");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        run(home.resolve("plumbline"));
        Path source = Files.writeString(home.resolve("jobs/cli/src/main/java/New.java"), "");
        Files.setLastModifiedTime(
                source,
                FileTime.fromMillis(
                        Files.getLastModifiedTime(target().resolve("plumbline.built")).toMillis()
                                + 1_000));

        run(home.resolve("plumbline"));

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void worksThroughRelativeLinks() throws Exception {
        Path links = Files.createDirectories(folder.resolve("bin/deep"));
        Files.createSymbolicLink(folder.resolve("bin/first"), Path.of("../a project/plumbline"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("../first"));

        assertThat(run(links.resolve("second"), "x").exitCode()).isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void passesOnJavaOptions() throws Exception {
        assertThat(run(home.resolve("plumbline")).out()).contains("-Xmx2g -Dplumbline.log=x -cp");
    }

    @Test
    void refusesAnOldJavaAndSaysWhichOneIsNeeded() throws Exception {
        tool("java", "echo 'openjdk version \"11.0.2\"' >&2");

        Run run = run(home.resolve("plumbline"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("17 or newer").contains("'11'");
    }

    @Test
    void afterAFailedBuildItBuildsAgain() throws Exception {
        tool("mvn", "echo built >> '%s/builds'; exit 1".formatted(folder));

        assertThat(run(home.resolve("plumbline")).exitCode()).isEqualTo(1);
        assertThat(run(home.resolve("plumbline")).err()).contains("the build failed");
        assertThat(builds()).isEqualTo(2);
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        Map<String, String> environment = process.environment();
        environment.remove("JAVA_HOME");
        environment.put("PATH", tools + ":/usr/bin:/bin");
        environment.put("PLUMBLINE_JAVA_OPTS", "-Dplumbline.log=x");
        Process running = process.start();
        assertThat(running.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return new Run(
                running.exitValue(), Files.readString(out).strip(), Files.readString(err).strip());
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private Path target() {
        return home.resolve("jobs/cli/target");
    }

    private void tool(String name, String script) throws IOException {
        Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
