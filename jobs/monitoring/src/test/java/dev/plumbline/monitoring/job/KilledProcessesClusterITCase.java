package dev.plumbline.monitoring.job;

import dev.plumbline.monitoring.cluster.ProcessStack;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same input gives the same results though the processes that work on it are killed: Kafka,
 * JobManager and TaskManagers are processes, and the job is the jar that people submit.
 */
class KilledProcessesClusterITCase {
    @TempDir static Path folder;

    private static Results undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        TestInstallation installation = TestInstallation.start(folder.resolve("undisturbed"));
        try {
            undisturbed = installation.run("undisturbed", 2, Traffic.inOrder());
        } finally {
            installation.stop();
        }
    }

    @Test
    void givesTheSameResultsOnTheHeap() throws Exception {
        ProcessStack.use(
                folder.resolve("heap"),
                Map.of(),
                stack -> {
                    DisturbedJob job = new DisturbedJob(stack, Map.of());
                    disturbTaskManagers(job);
                    job.readUpTo(32);
                    job.loseJobManagerAndStartAgain();
                    job.readUpTo(38);
                    job.rescale(3);
                    job.readUpTo(46);
                    job.loseBroker();
                    job.readUpTo(54);
                    job.rescale(2);
                    job.readUpTo(62);
                    job.loseAllTaskManagers();
                    job.finish().assertSameAs(undisturbed);
                });
    }

    @Test
    void givesTheSameResultsOnRocksDbExactlyOnceAndHighlyAvailable() throws Exception {
        Map<String, String> rocksDb =
                Map.of(
                        "state.backend.type", "rocksdb",
                        "execution.checkpointing.incremental", "true",
                        "state.backend.rocksdb.use-bloom-filter", "true");
        ProcessStack.useHighlyAvailable(
                folder.resolve("rocksdb"),
                rocksDb,
                stack -> {
                    DisturbedJob job =
                            new DisturbedJob(stack, Map.of("results.guarantee", "exactly-once"));
                    disturbTaskManagers(job);
                    job.readUpTo(40);
                    job.loseJobManagerAndRecover();
                    job.readUpTo(48);
                    job.loseBroker();
                    job.readUpTo(60);
                    job.loseAllTaskManagers();
                    job.finish().assertSameAs(undisturbed);
                });
    }

    private static void disturbTaskManagers(DisturbedJob job) throws Exception {
        job.readUpTo(10);
        job.loseTaskManagerBetweenCheckpoints();
        job.readUpTo(18);
        job.loseTaskManagerDuringCheckpoint();
        job.readUpTo(26);
        job.loseTaskManagerThatHoldsUpACheckpoint();
    }
}
