package dev.plumbline.kafka.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What each topic is. Topics are always created explicitly: a broker's automatic creation would
 * make control topics that forget.
 *
 * <p>All topics are stamped by the broker on arrival. So retention counts from arrival even when
 * years of history are replayed, and a producer with a wrong clock cannot move the clock against
 * which event times are found to lie in the future.
 */
public final class TopicCatalogue {
    private static final String MESSAGE_BYTES = Integer.toString(5 << 20);
    private static final String NINETY_DAYS = Long.toString(90L * 24 * 60 * 60 * 1000);
    private static final String ONE_DAY = Long.toString(24L * 60 * 60 * 1000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COMPARED = List.of("cleanup.policy", "max.message.bytes");

    private TopicCatalogue() {}

    /**
     * Returns all topics as they should be created.
     *
     * @param partitions of the topics that carry traffic; the others have one
     * @param replication copies of each partition, at most the number of brokers
     */
    public static List<NewTopic> definitions(Topics topics, int partitions, short replication) {
        Map<String, String> stream = Map.of("cleanup.policy", "delete");
        Map<String, String> control =
                Map.of(
                        "cleanup.policy", "compact",
                        "max.message.bytes", MESSAGE_BYTES,
                        "compression.type", "zstd");
        Map<String, String> report =
                Map.of("cleanup.policy", "compact", "max.message.bytes", MESSAGE_BYTES);
        Map<String, String> episode =
                Map.of(
                        "cleanup.policy", "compact,delete",
                        "retention.ms", NINETY_DAYS,
                        "max.message.bytes", MESSAGE_BYTES);
        Map<String, String> deadLetter =
                Map.of("cleanup.policy", "delete", "max.message.bytes", MESSAGE_BYTES);
        Map<String, String> progress =
                Map.of("cleanup.policy", "compact,delete", "retention.ms", ONE_DAY);
        return List.of(
                topic(topics.features(), partitions, replication, stream),
                topic(topics.predictions(), partitions, replication, stream),
                topic(topics.labels(), partitions, replication, stream),
                topic(topics.deployments(), 1, replication, control),
                topic(topics.baselines(), 1, replication, control),
                topic(topics.monitors(), 1, replication, control),
                topic(topics.reports(), partitions, replication, report),
                topic(topics.alerts(), 1, replication, episode),
                topic(topics.retraining(), 1, replication, episode),
                topic(topics.deadLetters(), partitions, replication, deadLetter),
                topic(topics.unjoined(), partitions, replication, stream),
                topic(topics.progress(), 1, replication, progress));
    }

    /**
     * Creates the topics that are not there yet, and leaves the others as they are. Returns once
     * every partition is served: while a new one is not, an idempotent producer's first batch can
     * be turned away and its second be taken, and then the first never is.
     *
     * @return what differs in the topics that were there; empty if all is as it should be
     * @throws IllegalStateException if the broker refuses or cannot be reached
     */
    public static List<TopicMismatch> create(
            Admin admin, Topics topics, int partitions, short replication) {
        List<NewTopic> wanted = definitions(topics, partitions, replication);
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        List<NewTopic> existing = new ArrayList<>();
        for (NewTopic topic : wanted) {
            if (!created(topic, results.get(topic.name()))) {
                existing.add(topic);
            }
        }
        awaitLeaders(admin, wanted);
        return mismatches(admin, existing);
    }

    private static NewTopic topic(
            String name, int partitions, short replication, Map<String, String> settings) {
        Map<String, String> stamped = new TreeMap<>(settings);
        stamped.put("message.timestamp.type", "LogAppendTime");
        return new NewTopic(name, partitions, replication).configs(stamped);
    }

    private static boolean created(NewTopic topic, KafkaFuture<Void> result) {
        try {
            result.get();
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException(
                    "the topic %s must be created by a broker, got: %s; check the address, that the broker is up and that the client may create topics"
                            .formatted(topic.name(), failure.getCause().getMessage()),
                    failure.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /**
     * Only the leader of a partition answers for its offsets, and the client asks until it does; a
     * broker that has not heard of a new topic at all must be asked again.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics) {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                admin.listOffsets(latest(admin, names)).all().get();
                return;
            } catch (ExecutionException failure) {
                boolean unheardOf = failure.getCause() instanceof UnknownTopicOrPartitionException;
                if (!unheardOf || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "the topics %s must be served by a broker, got: %s"
                                    .formatted(names, failure.getCause().getMessage()),
                            failure.getCause());
                }
            } catch (InterruptedException interrupted) {
                throw interrupted(interrupted);
            }
        }
    }

    private static Map<TopicPartition, OffsetSpec> latest(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(
                            partition ->
                                    latest.put(
                                            new TopicPartition(topic.name(), partition.partition()),
                                            OffsetSpec.latest()));
        }
        return latest;
    }

    private static List<TopicMismatch> mismatches(Admin admin, List<NewTopic> existing) {
        Map<String, ConfigResource> resources =
                existing.stream()
                        .map(NewTopic::name)
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        name ->
                                                new ConfigResource(
                                                        ConfigResource.Type.TOPIC, name)));
        try {
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(resources.keySet()).allTopicNames().get();
            Map<ConfigResource, Config> settings =
                    admin.describeConfigs(resources.values()).all().get();
            List<TopicMismatch> found = new ArrayList<>();
            for (NewTopic topic : existing) {
                compare(
                        topic,
                        descriptions.get(topic.name()),
                        settings.get(resources.get(topic.name())),
                        found);
            }
            return List.copyOf(found);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "the topics that exist must be described by a broker, got: %s; check that the client may describe topics"
                            .formatted(failure.getCause().getMessage()),
                    failure.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static void compare(
            NewTopic wanted, TopicDescription actual, Config config, List<TopicMismatch> found) {
        int partitions = actual.partitions().size();
        if (partitions != wanted.numPartitions()) {
            found.add(
                    new TopicMismatch(
                            wanted.name(),
                            "partitions",
                            Integer.toString(wanted.numPartitions()),
                            Integer.toString(partitions)));
        }
        for (String setting : COMPARED) {
            String expected = wanted.configs().get(setting);
            String value = config.get(setting).value();
            if (expected != null && !expected.equals(value)) {
                found.add(new TopicMismatch(wanted.name(), setting, expected, value));
            }
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while talking to Kafka", cause);
    }
}
