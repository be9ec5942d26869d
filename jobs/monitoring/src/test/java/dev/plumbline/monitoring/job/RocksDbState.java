package dev.plumbline.monitoring.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * State in RocksDB, set as docs/operations.md tells users to.
 *
 * @param checkpoints where incremental checkpoints stand, every file of them as a file
 */
record RocksDbState(Path checkpoints) {
    /** Makes the job of an environment keep its state there. */
    void holds(StreamExecutionEnvironment environment) {
        Configuration state = new Configuration();
        state.setString("state.backend.type", "rocksdb");
        state.setString("execution.checkpointing.incremental", "true");
        state.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
        state.setString("execution.checkpointing.data-inline-threshold", "0b");
        // the test's cluster has less managed memory than a write buffer takes
        state.setString("state.backend.rocksdb.memory.fixed-per-slot", "64mb");
        environment.configure(state);
    }

    /**
     * Files that several checkpoints share; no other backend writes any. The job adds and deletes
     * some at any time, so only their names are read: a file may be gone when it is looked at.
     */
    List<Path> filesOfCheckpoints() throws IOException {
        List<Path> shared = new ArrayList<>();
        for (Path job : list(checkpoints)) {
            shared.addAll(list(job.resolve("shared")));
        }
        return shared;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.toList();
        }
    }
}
