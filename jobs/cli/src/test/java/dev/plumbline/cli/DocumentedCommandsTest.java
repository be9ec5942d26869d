package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line takes every command as the documents print it. */
class DocumentedCommandsTest {
    /** Tests run in their module's folder, two below the project's. */
    private static final Path PROJECT = Path.of("../..");

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?: {4})?(?:\\./)?plumbline ((?:.*\\\\\\R)*.*)$");

    @Test
    void everyPrintedCommandIsOne() throws IOException {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(8);
        for (String command : commands) {
            assertThatCode(() -> Main.commandLine().parseArgs(command.split(" +")))
                    .as("plumbline " + command)
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path document : documents()) {
            Matcher found = COMMAND.matcher(Files.readString(document));
            while (found.find()) {
                commands.add(
                        found.group(1).replaceAll("\\\\\\R", " ").replaceAll(" #.*", "").strip());
            }
        }
        return commands;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(PROJECT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
