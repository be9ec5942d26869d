package dev.plumbline.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the files that are not code against the programs that will read them. */
class FilesStackITCase {
    private static final Program PROMTOOL = new Program("promtool", "prometheus");
    private static final Program COMPOSE = new Program("docker-compose", "docker-compose");

    @TempDir Path folder;

    private static void assertSucceeds(Program.Ended ended) {
        assertThat(ended.exit()).as(ended.output()).isZero();
    }

    private static String[] arguments(String first, String second, Path folder) {
        return Stream.concat(
                        Stream.of(first, second),
                        Repository.files(folder, ".yml").stream().map(Path::toString))
                .toArray(String[]::new);
    }

    @Test
    void rulesAreWellFormed() {
        assertSucceeds(PROMTOOL.run(arguments("check", "rules", Repository.RULES)));
    }

    @Test
    void rulesFireWhenTheyShouldAndOnlyThen() {
        assertSucceeds(PROMTOOL.run(arguments("test", "rules", Repository.RULE_TESTS)));
    }

    @Test
    void prometheusConfigurationLoadsWithItsRules() throws IOException {
        // laid out as in the container
        Path configuration = folder.resolve("prometheus.yml");
        Files.copy(Repository.ROOT.resolve("dashboards/prometheus/prometheus.yml"), configuration);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        for (Path rule : Repository.files(Repository.RULES, ".yml")) {
            Files.copy(rule, rules.resolve(rule.getFileName()));
        }
        Program.Ended ended = PROMTOOL.run("check", "config", configuration.toString());

        assertSucceeds(ended);
        assertThat(ended.output()).contains("2 rule files found");
    }

    @Test
    void composeUnderstandsTheStack() {
        Program.Ended ended = COMPOSE.run("-f", "docker-compose.yml", "config");

        assertSucceeds(ended);
        assertThat(ended.output()).contains("plumbline-monitoring-job.jar");
    }
}
