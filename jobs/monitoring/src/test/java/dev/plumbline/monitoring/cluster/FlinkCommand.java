package dev.plumbline.monitoring.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code flink} command of Flink's distribution, as people type it. */
public final class FlinkCommand {
    private static final String MAIN = "org.apache.flink.client.cli.CliFrontend";

    /** Flink's own configuration opens much more, to all its processes; only this one needs any. */
    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "--add-opens", "java.base/java.util=ALL-UNNAMED");

    private static final Pattern SUBMITTED = Pattern.compile("JobID ([0-9a-f]{32})");
    private static final Pattern SAVED = Pattern.compile("Savepoint completed. Path: (\\S+)");

    private final ChildProcesses children;
    private final Path configuration;

    FlinkCommand(ChildProcesses children, Path configuration) {
        this.children = children;
        this.configuration = configuration;
    }

    /** Submits a jar; returns the job's id. */
    public String run(List<String> options, String jar, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "-d"));
        command.addAll(options);
        command.add(jar);
        command.addAll(arguments);
        return call(SUBMITTED, command);
    }

    /** Ends a job as if its input had ended; returns the savepoint. */
    public String drain(String job) throws Exception {
        return call(SAVED, List.of("stop", "--drain", job));
    }

    /** Stops a job in the midst of its input; returns the savepoint. */
    public String stop(String job) throws Exception {
        return call(SAVED, List.of("stop", job));
    }

    private String call(Pattern answer, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(MAIN));
        command.addAll(arguments);
        ChildProcess process =
                children.start(
                        "flink-" + arguments.get(0),
                        FlinkClassPath.get(),
                        OPTIONS,
                        Map.of("FLINK_CONF_DIR", configuration.toString()),
                        command);
        try {
            Await.until("flink " + arguments.get(0) + " ends", () -> !process.process().isAlive());
        } finally {
            process.kill();
        }
        Matcher matcher = answer.matcher(process.text());
        if (process.process().exitValue() != 0 || !matcher.find()) {
            throw new AssertionError(
                    "flink %s must succeed%n%s".formatted(arguments, process.text()));
        }
        return matcher.group(1);
    }
}
