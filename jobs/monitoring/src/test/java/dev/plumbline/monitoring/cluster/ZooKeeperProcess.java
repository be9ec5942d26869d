package dev.plumbline.monitoring.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ZooKeeper that comes with Flink, by which a new JobManager takes over from a dead one. */
final class ZooKeeperProcess {
    private static final String MAIN =
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer";
    private static final String SETTINGS =
            """
            tickTime=1000
            initLimit=10
            syncLimit=5
            dataDir=%1$s
            clientPortAddress=127.0.0.1
            clientPort=%2$d
            admin.enableServer=false
            server.1=127.0.0.1:%3$d:%4$d
            """;

    private ZooKeeperProcess() {}

    /** Starts it; returns Flink's settings of whoever uses it. */
    static Map<String, String> start(ChildProcesses children, Ports ports) throws Exception {
        Path folder = Files.createDirectories(children.folder().resolve("zookeeper"));
        int port = ports.find();
        Path settings =
                Files.writeString(
                        children.folder().resolve("zoo.cfg"),
                        SETTINGS.formatted(folder, port, ports.find(), ports.find()));
        children.start(
                "zookeeper",
                FlinkClassPath.get(),
                List.of("-Xmx64m"),
                Map.of(),
                List.of(MAIN, "--zkConfigFile", settings.toString(), "--peerId", "1"));
        return Map.of(
                "high-availability.type",
                "zookeeper",
                "high-availability.zookeeper.quorum",
                "127.0.0.1:" + port,
                "high-availability.storageDir",
                children.folder().resolve("high-availability").toUri().toString(),
                "high-availability.zookeeper.client.session-timeout",
                "10 s");
    }
}
