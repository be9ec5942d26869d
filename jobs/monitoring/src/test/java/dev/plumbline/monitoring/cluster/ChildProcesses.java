package dev.plumbline.monitoring.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts children and ends all of them. */
final class ChildProcesses implements AutoCloseable {
    private final Path folder;
    private final List<ChildProcess> started = new ArrayList<>();

    /**
     * @param folder where their logs go; must exist
     */
    ChildProcesses(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** All of them, also those that ended, in the order of their starts. */
    List<ChildProcess> started() {
        return started;
    }

    ChildProcess start(
            String name,
            String classPath,
            List<String> options,
            Map<String, String> environment,
            List<String> mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // none of them lives long enough for the second compiler's work to pay
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Dlog4j2.configurationFile=" + log4j());
        command.addAll(options);
        command.addAll(List.of("-cp", childClass() + File.pathSeparator + classPath));
        command.add(Child.class.getName());
        command.addAll(mainAndArguments);
        String numbered = "%02d-%s".formatted(started.size() + 1, name);
        Path log = folder.resolve(numbered + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        ChildProcess child = new ChildProcess(numbered, builder.start(), log);
        started.add(child);
        return child;
    }

    /** A folder with nothing but the class that ends a child with its parent. */
    private Path childClass() throws IOException {
        Path file =
                folder.resolve("child").resolve(Child.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream bytes = Child.class.getResourceAsStream("Child.class")) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder.resolve("child");
    }

    private Path log4j() throws IOException {
        return Files.writeString(
                folder.resolve("log4j2.properties"),
                """
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} %m%n%throwable
                """);
    }

    /** Ends all of them, and returns once they have ended and their files can be deleted. */
    @Override
    public void close() {
        started.forEach(child -> child.process().destroyForcibly());
        started.forEach(child -> child.process().onExit().join());
    }
}
