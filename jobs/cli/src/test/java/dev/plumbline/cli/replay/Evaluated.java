package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import dev.plumbline.cli.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A monitor and the baseline that the command has built by it, in the folder that runs fill. */
record Evaluated(Path folder, Path spec, Path baseline) {
    static Evaluated by(Path folder, String monitor, Path data) throws IOException {
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), monitor);
        Path baseline = folder.resolve("baseline.json");
        succeed("baseline", "build", "--spec", spec, "--data", data, "--out", baseline);
        return new Evaluated(folder, spec, baseline);
    }

    RunFiles replay(Path data) {
        return replay(data, 1);
    }

    RunFiles replay(Path data, int parallelism) {
        Path out = folder.resolve("out" + parallelism);
        succeed(
                "replay",
                "--spec",
                spec,
                "--baseline",
                baseline,
                "--data",
                data,
                "--parallelism",
                parallelism,
                "--out",
                out);
        return new RunFiles(out);
    }

    private static void succeed(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
