package dev.plumbline.cli;

import dev.plumbline.kafka.document.NearestName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command was given and does not know, with the known one that was probably meant. */
final class UnknownArgument {
    private UnknownArgument() {}

    /** Returns what to say of the first; empty if the command knows all that it was given. */
    static Optional<String> of(CommandLine command) {
        return command.getUnmatchedArguments().stream()
                .findFirst()
                .map(given -> told(command.getCommandSpec(), given));
    }

    private static String told(CommandSpec command, String given) {
        if (given.startsWith("-")) {
            return unknown(command, "an option", given.replaceFirst("=.*", ""), options(command));
        }
        if (!command.subcommands().isEmpty()) {
            return unknown(command, "a command", given, command.subcommands().keySet());
        }
        return "%s takes %s, got '%s' beside it; quote a value that has blanks, and put the name of its option before any other"
                .formatted(command.qualifiedName(), parameters(command), given);
    }

    private static String unknown(
            CommandSpec command, String what, String given, Collection<String> known) {
        return "%s of %s must be one of %s, got '%s'%s"
                .formatted(
                        what,
                        command.qualifiedName(),
                        String.join(", ", known),
                        given,
                        NearestName.offer(given, known));
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    private static String parameters(CommandSpec command) {
        String labels =
                command.positionalParameters().stream()
                        .map(PositionalParamSpec::paramLabel)
                        .collect(Collectors.joining(" "));
        return labels.isEmpty() ? "options only" : labels + " and options";
    }
}
