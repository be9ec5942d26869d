package dev.plumbline.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a broker that is alone in its cluster and small.
 *
 * @param dataDir absolute path of its log
 * @param port of the clients' listener
 * @param controllerPort of the controller's listener
 */
record BrokerSettings(Path dataDir, int port, int controllerPort) {
    /** Never localhost: on some machines that is an IPv6 address first. */
    static final String HOST = "127.0.0.1";

    private static final int MESSAGE_BYTES = 6 << 20;

    Properties toProperties() {
        Properties properties = new Properties();
        identity(properties);
        coordinators(properties);
        logs(properties);
        threads(properties);
        return properties;
    }

    private void identity(Properties properties) {
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put(
                "listeners",
                "CLIENTS://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
        properties.put("advertised.listeners", "CLIENTS://%s:%d".formatted(HOST, port));
        properties.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "CLIENTS");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@%s:%d".formatted(HOST, controllerPort));
        properties.put("auto.create.topics.enable", "false");
        properties.put("controlled.shutdown.enable", "false");
    }

    private static void coordinators(Properties properties) {
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
    }

    private void logs(Properties properties) {
        properties.put("log.dirs", dataDir.toString());
        properties.put("message.max.bytes", Integer.toString(MESSAGE_BYTES));
        properties.put("log.segment.bytes", Integer.toString(256 << 20));
        properties.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        // replayed records carry stamps of years ago and must outlive the first retention check
        properties.put("log.retention.ms", "-1");
        properties.put("log.cleaner.threads", "1");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    }

    private static void threads(Properties properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "1");
    }
}
