package dev.plumbline.monitoring.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.MemorySize;

/**
 * The {@code config.yaml} of a standalone cluster.
 *
 * @param folder of the configuration
 * @param checkpoints of all jobs
 */
record FlinkSettings(Path folder, Path checkpoints, int restPort, Map<String, String> all) {
    private static final Map<String, String> BASE =
            Map.ofEntries(
                    Map.entry("jobmanager.rpc.address", "127.0.0.1"),
                    Map.entry("jobmanager.bind-host", "127.0.0.1"),
                    Map.entry("rest.address", "127.0.0.1"),
                    Map.entry("rest.bind-address", "127.0.0.1"),
                    // what is seen must be what is
                    Map.entry("web.refresh-interval", "50"),
                    Map.entry("taskmanager.host", "127.0.0.1"),
                    Map.entry("taskmanager.bind-host", "127.0.0.1"),
                    Map.entry("taskmanager.numberOfTaskSlots", "1"),
                    Map.entry("taskmanager.cpu.cores", "1.0"),
                    Map.entry("taskmanager.memory.framework.heap.size", "64m"),
                    Map.entry("taskmanager.memory.task.heap.size", "192m"),
                    Map.entry("taskmanager.memory.framework.off-heap.size", "64m"),
                    Map.entry("taskmanager.memory.task.off-heap.size", "32m"),
                    Map.entry("taskmanager.memory.managed.size", "128m"),
                    Map.entry("taskmanager.memory.network.min", "32m"),
                    Map.entry("taskmanager.memory.network.max", "32m"),
                    Map.entry("taskmanager.memory.jvm-metaspace.size", "160m"),
                    Map.entry("taskmanager.memory.jvm-overhead.min", "64m"),
                    Map.entry("taskmanager.memory.jvm-overhead.max", "64m"),
                    // where all share two cores a savepoint takes more than the usual minute
                    Map.entry("client.timeout", "5 min"),
                    // a JobManager notices soon that a TaskManager is gone; the other way round it
                    // takes the whole time-out
                    Map.entry("heartbeat.interval", "500"),
                    Map.entry("heartbeat.timeout", "20000"),
                    Map.entry("restart-strategy.type", "exponential-delay"),
                    Map.entry("restart-strategy.exponential-delay.initial-backoff", "100 ms"),
                    Map.entry("restart-strategy.exponential-delay.max-backoff", "1 s"),
                    Map.entry(
                            "execution.checkpointing.externalized-checkpoint-retention",
                            "RETAIN_ON_CANCELLATION"));

    static FlinkSettings write(Path folder, Ports ports, Map<String, String> further)
            throws IOException {
        Path state = Files.createDirectories(folder.resolve("state"));
        int restPort = ports.find();
        Map<String, String> all = new TreeMap<>(BASE);
        all.put("jobmanager.rpc.port", Integer.toString(ports.find()));
        all.put("rest.port", Integer.toString(restPort));
        all.put("rest.bind-port", Integer.toString(restPort));
        all.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")).toString());
        all.put("execution.checkpointing.dir", state.resolve("checkpoints").toUri().toString());
        all.put(
                "execution.checkpointing.savepoint-dir",
                state.resolve("savepoints").toUri().toString());
        all.putAll(further);
        Path conf = Files.createDirectories(folder.resolve("conf"));
        String lines =
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        Files.writeString(conf.resolve("config.yaml"), lines);
        return new FlinkSettings(conf, state.resolve("checkpoints"), restPort, all);
    }

    /** What Flink's own scripts make of the memory settings. */
    List<String> optionsOfTaskManager() {
        return List.of(
                "-Xmx" + bytes("framework.heap.size", "task.heap.size"),
                "-XX:MaxDirectMemorySize="
                        + bytes("framework.off-heap.size", "task.off-heap.size", "network.max"),
                "-XX:MaxMetaspaceSize=" + bytes("jvm-metaspace.size"));
    }

    private long bytes(String... settings) {
        return Arrays.stream(settings)
                .mapToLong(name -> MemorySize.parseBytes(all.get("taskmanager.memory." + name)))
                .sum();
    }
}
