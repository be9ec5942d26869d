package dev.plumbline.cli.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.cli.CommandProcess;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation set that is larger than the heap of the process that builds its baseline. */
class LargeEvaluationSetITCase {
    private static final int ROWS = 190_000;
    private static final int FEATURES = 50;
    private static final int HEAP_MEBIBYTES = 48;

    private static final String MONITOR =
            """
            model: large
            version: "1"
            task: regression
            time: {column: at, format: epoch-millis}
            prediction: {value: p}
            label: {column: y}
            windows: [{span: PT1H}]
            """;

    @TempDir Path folder;

    @Test
    void isBuiltFromInBoundedMemory() throws IOException, InterruptedException {
        Path spec = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        Path data = folder.resolve("evaluation.csv");
        double sum = write(data);
        assertThat(Files.size(data)).isGreaterThan((long) HEAP_MEBIBYTES << 20);
        Path out = folder.resolve("baseline.json");

        try (CommandProcess build =
                CommandProcess.startWithin(
                        HEAP_MEBIBYTES + "m",
                        folder,
                        "baseline",
                        "build",
                        "--spec",
                        spec,
                        "--data",
                        data,
                        "--out",
                        out,
                        "--memory",
                        12,
                        "--replicates",
                        0)) {
            assertThat(build.exitCode()).as(build.toString()).isZero();
        }
        Baseline baseline = BaselineDocument.read(out);

        assertThat(baseline.rows()).isEqualTo(ROWS);
        assertThat(baseline.features()).hasSize(FEATURES);
        assertThat(baseline.features()).allSatisfy(LargeEvaluationSetITCase::holdsAllRows);
        NumericProfile first = (NumericProfile) baseline.features().get(0).profile();
        assertThat(first.mean()).isCloseTo(sum / ROWS, within(1e-9));
        CategoryProfile category = (CategoryProfile) baseline.features().get(1).profile();
        assertThat(category.bins().categories()).hasSize(40);
        assertThat(category.unseen()).isZero();
        assertThat(baseline.features().get(0).dependence().blocks()).isEqualTo(ROWS / 3600);
        assertThat(baseline.performance().metrics().get("mae").n()).isEqualTo(ROWS);
    }

    private static void holdsAllRows(FeatureBaseline feature) {
        assertThat(feature.profile().rows()).as(feature.name()).isEqualTo(ROWS);
    }

    /** Writes one row a second; returns the sum of the first feature. */
    private static double write(Path file) throws IOException {
        Random random = new Random(7);
        double sum = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("at,p,y");
            for (int i = 0; i < FEATURES; i++) {
                out.write(",f" + i);
            }
            for (int row = 0; row < ROWS; row++) {
                int first = random.nextInt(1_000_000);
                sum += first / 1000.0;
                out.write("\n" + row * 1000L + ",1," + random.nextInt(9) + "," + first / 1000.0);
                for (int i = 1; i < FEATURES; i++) {
                    out.write(i % 5 == 1 ? ",c" : ",");
                    out.write(Integer.toString(random.nextInt(i % 5 == 1 ? 40 : 1_000_000)));
                }
            }
        }
        return sum;
    }
}
