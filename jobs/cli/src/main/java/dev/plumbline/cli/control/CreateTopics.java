package dev.plumbline.cli.control;

import dev.plumbline.cli.option.OptionRange;
import dev.plumbline.cli.report.reading.Figures;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.TopicMismatch;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics that are not there yet; those that are stay as they are. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create the topics that are not there yet, and say how the others differ.")
final class CreateTopics implements Callable<Integer> {
    /** Of one topic; a whole cluster should not have many more. */
    private static final int MOST_PARTITIONS = 100_000;

    @Spec private CommandSpec command;
    @Mixin private KafkaOptions kafka;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "8",
            description = "Partitions of the streams (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of every partition (default: ${DEFAULT-VALUE}).")
    private short replication;

    @Option(names = "--dry-run", description = "Only say what would be created.")
    private boolean dryRun;

    @Override
    public Integer call() {
        OptionRange.require(command, "--partitions", partitions, 1, MOST_PARTITIONS);
        OptionRange.require(command, "--replication", replication, 1, Short.MAX_VALUE);
        PrintWriter out = command.commandLine().getOut();
        List<NewTopic> wanted = TopicCatalogue.definitions(kafka.topics(), partitions, replication);
        if (!dryRun) {
            try (Admin admin = Admin.create(kafka.settings().admin())) {
                List<TopicMismatch> mismatches =
                        TopicCatalogue.create(admin, kafka.topics(), partitions, replication);
                mismatches.forEach(out::println);
            }
        }
        wanted.forEach(
                topic ->
                        out.printf(
                                "%s: %s, %s, %s%n",
                                topic.name(),
                                Figures.counted(topic.numPartitions(), "partition"),
                                topic.replicationFactor() == 1
                                        ? "1 copy"
                                        : topic.replicationFactor() + " copies",
                                new TreeMap<>(topic.configs())));
        return 0;
    }
}
