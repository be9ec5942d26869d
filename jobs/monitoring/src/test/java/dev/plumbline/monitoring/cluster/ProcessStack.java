package dev.plumbline.monitoring.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Kafka and a standalone Flink cluster, every part a process of its own.
 *
 * @param flinkCommand what people type to submit and to stop jobs
 */
public record ProcessStack(BrokerProcess broker, FlinkCluster flink, FlinkCommand flinkCommand) {
    private static final int LINES = 200;

    /** Does something with it that may fail. */
    public interface Use {
        void with(ProcessStack stack) throws Exception;
    }

    /**
     * Starts broker and JobManager, and ends all processes after their use; if that fails, prints
     * what they wrote.
     *
     * @param folder for everything that they keep; no two stacks may share one
     * @param settings of Flink, beside those of every such cluster
     */
    public static void use(Path folder, Map<String, String> settings, Use use) throws Exception {
        use(folder, (children, ports) -> settings, use);
    }

    /** Does the same with a JobManager that another one can take over from. */
    public static void useHighlyAvailable(Path folder, Map<String, String> settings, Use use)
            throws Exception {
        use(
                folder,
                (children, ports) -> {
                    Map<String, String> all = new HashMap<>(settings);
                    all.putAll(ZooKeeperProcess.start(children, ports));
                    return all;
                },
                use);
    }

    private interface Preparation {
        Map<String, String> settings(ChildProcesses children, Ports ports) throws Exception;
    }

    private static void use(Path folder, Preparation preparation, Use use) throws Exception {
        try (ChildProcesses children = new ChildProcesses(Files.createDirectories(folder))) {
            try {
                Ports ports = new Ports();
                use.with(start(children, ports, preparation.settings(children, ports)));
            } catch (Exception | AssertionError failure) {
                children.started().forEach(child -> System.err.print(child.lastLines(LINES)));
                throw failure;
            }
        }
    }

    private static ProcessStack start(
            ChildProcesses children, Ports ports, Map<String, String> settings) throws Exception {
        FlinkSettings flink = FlinkSettings.write(children.folder(), ports, settings);
        FlinkCluster cluster = new FlinkCluster(children, flink);
        BrokerProcess broker = BrokerProcess.start(children, ports);
        cluster.startJobManager();
        return new ProcessStack(broker, cluster, new FlinkCommand(children, flink.folder()));
    }
}
