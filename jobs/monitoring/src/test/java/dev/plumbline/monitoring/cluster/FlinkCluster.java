package dev.plumbline.monitoring.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A standalone cluster: a JobManager and TaskManagers, each a process of its own. */
public final class FlinkCluster {
    private static final String JOB_MANAGER =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private final ChildProcesses children;
    private final FlinkSettings settings;
    private final FlinkRest rest;
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;

    FlinkCluster(ChildProcesses children, FlinkSettings settings) {
        this.children = children;
        this.settings = settings;
        this.rest = new FlinkRest(settings.restPort());
    }

    public FlinkRest rest() {
        return rest;
    }

    public ChildProcess jobManager() {
        return jobManager;
    }

    public ChildProcess taskManager(int index) {
        return taskManagers.get(index);
    }

    public void startJobManager() throws Exception {
        jobManager =
                start(
                        "jobmanager",
                        List.of("-Xmx384m"),
                        List.of(JOB_MANAGER, "--executionMode", "cluster"));
        Await.until(
                "the JobManager answers",
                () -> {
                    jobManager.requireAlive();
                    return rest.get("/overview").has("taskmanagers");
                });
    }

    public void startTaskManager() throws IOException {
        taskManagers.add(
                start("taskmanager", settings.optionsOfTaskManager(), List.of(TASK_MANAGER)));
    }

    public void killTaskManager(int index) throws InterruptedException {
        taskManagers.remove(index).kill();
    }

    private ChildProcess start(String name, List<String> options, List<String> mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>(mainAndArguments);
        command.addAll(1, List.of("--configDir", settings.folder().toString()));
        return children.start(name, FlinkClassPath.get(), options, Map.of(), command);
    }

    /** The newest checkpoint of a job that is complete on disk. */
    public Path newestCheckpoint(String job) {
        return complete(job)
                .max(Comparator.comparing(FlinkCluster::number))
                .orElseThrow(() -> new AssertionError("no checkpoint of " + job));
    }

    /** The number of the newest complete checkpoint of a job; 0 if there is none. */
    public int completedCheckpoints(String job) {
        return complete(job).mapToInt(FlinkCluster::number).max().orElse(0);
    }

    /** Whether a checkpoint of a job was begun and is not complete. */
    public boolean isCheckpointing(String job) {
        int begun = checkpoints(job).stream().mapToInt(FlinkCluster::number).max().orElse(0);
        return begun > completedCheckpoints(job);
    }

    private Stream<Path> complete(String job) {
        return checkpoints(job).stream().filter(path -> Files.exists(path.resolve("_metadata")));
    }

    private List<Path> checkpoints(String job) {
        try (Stream<Path> folders = Files.list(settings.checkpoints().resolve(job))) {
            return folders.filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
