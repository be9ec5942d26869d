package dev.plumbline.monitoring.cluster;

import dev.plumbline.kafka.KafkaSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Kafka in a process of its own, which keeps its log when it is killed. */
public final class BrokerProcess {
    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=CLIENTS://127.0.0.1:%1$d
            listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=CLIENTS
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%2$d
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            group.initial.rebalance.delay.ms=0
            # rows carry stamps of years ago
            log.retention.ms=-1
            log.cleaner.dedupe.buffer.size=4194304
            log.dirs=%3$s
            """;

    private final ChildProcesses children;
    private final Path settings;
    private final KafkaSettings kafka;
    private ChildProcess process;

    private BrokerProcess(ChildProcesses children, Path settings, KafkaSettings kafka) {
        this.children = children;
        this.settings = settings;
        this.kafka = kafka;
    }

    /** Formats a folder and starts a broker on it. */
    static BrokerProcess start(ChildProcesses children, Ports ports) throws Exception {
        Path folder = Files.createDirectories(children.folder().resolve("broker"));
        int port = ports.find();
        Path settings =
                Files.writeString(
                        children.folder().resolve("server.properties"),
                        SETTINGS.formatted(port, ports.find(), folder));
        format(settings);
        BrokerProcess broker =
                new BrokerProcess(children, settings, KafkaSettings.of("127.0.0.1:" + port));
        broker.start();
        return broker;
    }

    private static void format(Path settings) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {
            "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()
        };
        if (StorageTool.execute(arguments, new PrintStream(said, true)) != 0) {
            throw new AssertionError("the broker's folder must be formatted: " + said);
        }
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it on what its folder holds; returns once it serves. */
    public void start() throws Exception {
        process =
                children.start(
                        "broker",
                        System.getProperty("java.class.path"),
                        List.of("-Xmx256m"),
                        Map.of(),
                        List.of("kafka.Kafka", settings.toString()));
        Await.until("the broker serves", this::serves);
    }

    private boolean serves() throws IOException, InterruptedException {
        process.requireAlive();
        try (Admin admin = Admin.create(kafka.admin())) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}
