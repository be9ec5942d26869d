package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffBaselinesTest {
    private static final String MONITOR =
            """
            model: prices
            version: "%s"
            task: regression
            time: rows
            prediction: {value: p}
            label: {column: y}
            windows: [{rows: 50}]
            """;

    @TempDir Path folder;
    private Path before;
    private Path after;

    @BeforeEach
    void buildBoth() throws IOException {
        StringBuilder old = new StringBuilder("kind,size,gone,p,y\n");
        StringBuilder now = new StringBuilder("kind,size,fresh,p,y\n");
        for (int i = 0; i < 400; i++) {
            int error = i % 5;
            old.append("%s,%d.5,1,10,%d\n".formatted(i % 4 == 0 ? "a" : "b", i, 10 + error));
            String size = i % 10 == 0 ? "" : (i + 200) + ".5";
            now.append("%s,%s,1,10,%d\n".formatted(i % 4 == 0 ? "c" : "b", size, 10 + 3 * error));
        }
        before = build("1", old.toString());
        after = build("2", now.toString());
    }

    private Path build(String version, String rows) throws IOException {
        Path spec = Files.writeString(folder.resolve("m.yaml"), MONITOR.formatted(version));
        Path data = Files.writeString(folder.resolve("rows.csv"), rows);
        Path out = folder.resolve(version + ".json");
        CommandRun run =
                CommandRun.of("baseline", "build", "--spec", spec, "--data", data, "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    @Test
    void tellsAPersonWhatDiffers() {
        CommandRun run = CommandRun.of("baseline", "diff", before, after);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("model +prices 1 +prices 2")
                .containsPattern("mae +2 \\(.* to .*\\) +6 \\(.* to .*\\) +do not overlap")
                .contains("added: fresh")
                .contains("removed: gone")
                .containsPattern(
                        "size .* 0\\.00 % → 10\\.00 % .*mean moved by \\+1\\.7\\d deviations")
                .containsPattern("kind .* new: c; lost: a");
    }

    @Test
    void leavesOpenWhatOneSideDoesNotKnow() throws IOException {
        Path unlabelled = build("3", "kind,size,gone,p,y\n" + "a,1,1,10,\n".repeat(60));

        CommandRun run = CommandRun.of("baseline", "diff", before, unlabelled);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("mae +2 \\(.* to .*\\) +- +-");
    }

    @Test
    void tellsAMachineTheSame() throws IOException {
        CommandRun run = CommandRun.of("baseline", "diff", "--output", "json", before, after);

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/differs").asBoolean()).isTrue();
        assertThat(json.at("/before/modelVersion").asText()).isEqualTo("1");
        assertThat(json.at("/added/0").asText()).isEqualTo("fresh");
        assertThat(json.at("/features/0/name").asText()).isEqualTo("kind");
        assertThat(json.at("/features/0/newCategories/0").asText()).isEqualTo("c");
        assertThat(json.at("/features/0/meanShift").isMissingNode()).isTrue();
        assertThat(json.at("/features/1/after/missingShare").asDouble()).isEqualTo(0.1);
        assertThat(json.at("/features/1/psi").asDouble()).isGreaterThan(1);
        for (JsonNode metric : json.at("/performance")) {
            if (metric.at("/metric").asText().equals("mae")) {
                assertThat(metric.at("/intervalsOverlap").isBoolean()).isTrue();
                assertThat(metric.at("/intervalsOverlap").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void saysThatNothingDiffers() {
        CommandRun run = CommandRun.of("baseline", "diff", before, before);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("no difference: both are baseline ");
    }

    @Test
    void warnsWhereTheModelsDiffer() throws IOException {
        Path spec =
                Files.writeString(
                        folder.resolve("other.yaml"),
                        MONITOR.formatted("1").replace("prices", "rents"));
        Path other = folder.resolve("other.json");
        CommandRun.of(
                "baseline",
                "build",
                "--spec",
                spec,
                "--data",
                folder.resolve("rows.csv"),
                "--out",
                other);

        CommandRun run = CommandRun.of("baseline", "diff", before, other);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("two models, prices and rents");
    }

    @Test
    void refusesAFileThatIsNoBaseline() {
        CommandRun run = CommandRun.of("baseline", "diff", before, folder.resolve("rows.csv"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("rows.csv").doesNotContain("\tat ");
    }
}
