package dev.plumbline.cli.baseline;

import dev.plumbline.cli.control.KafkaOptions;
import dev.plumbline.cli.control.PublicationOptions;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a baseline on the control topic, from where the jobs read it. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = "Publish a baseline on the baselines topic.")
final class PublishBaseline implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "The baseline to publish.")
    private Path file;

    @Mixin private KafkaOptions kafka;
    @Mixin private PublicationOptions publication;

    @Override
    public Integer call() {
        Baseline baseline = BaselineDocument.read(file);
        SeasonsDocument.requireFound(baseline, file);
        long number = publication.revision();
        Instant from =
                publication.effectiveFrom(
                        kafka.published(
                                view ->
                                        view.baseline(
                                                        baseline.model(),
                                                        baseline.modelVersion(),
                                                        Long.MAX_VALUE)
                                                .isPresent()));
        Topics topics = kafka.topics();
        try (ControlPublisher publisher = new ControlPublisher(kafka.settings(), topics)) {
            publisher.publish(ControlPublisher.messageOf(baseline, number, from));
        }
        command.commandLine()
                .getOut()
                .printf(
                        "%s: published baseline %s of %s %s, revision %d, which holds from event time %s%n",
                        topics.baselines(),
                        baseline.id(),
                        baseline.model(),
                        baseline.modelVersion(),
                        number,
                        from);
        return 0;
    }
}
