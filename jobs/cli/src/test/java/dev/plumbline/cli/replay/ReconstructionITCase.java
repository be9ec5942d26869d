package dev.plumbline.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.RunFiles;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two features that stop going together while each stays as it was, from file to alert. */
class ReconstructionITCase {
    private static final String FEATURE = "multivariate.reconstruction_error";
    private static final String MONITOR =
            """
            model: prices
            version: "3"
            task: regression
            time: {column: at, format: iso}
            prediction: {value: p}
            windows: [{span: PT4H}]
            multivariate: pca
            """;
    private static final int WINDOW = 240;
    private static final Random RANDOM = new Random(23);

    @TempDir Path folder;

    @Test
    void isSeenByTheErrorAndByNoFeatureAlone() throws IOException {
        Evaluated prices = Evaluated.by(folder, MONITOR, rows("evaluation.csv", 6_000, 6_000));
        RunFiles run = prices.replay(rows("rows.csv", 6 * WINDOW, 10 * WINDOW));

        List<WindowReport> windows = run.reports(Role.CHAMPION, Lane.DATA);
        assertThat(windows).hasSize(10);
        for (int window = 0; window < 10; window++) {
            Verdict together = verdict(windows.get(window), FEATURE);
            assertThat(together)
                    .as("window %d", window)
                    .isEqualTo(window < 6 ? Verdict.OK : Verdict.DRIFT);
            for (String feature : List.of("x", "y", "z")) {
                assertThat(verdict(windows.get(window), feature)).isEqualTo(Verdict.OK);
            }
        }
        assertThat(Files.readString(run.folder().resolve("alerts.jsonl"))).contains(FEATURE);
    }

    private static Verdict verdict(WindowReport report, String feature) {
        return report.measurements().stream()
                .filter(measured -> measured.metric().equals("distribution"))
                .filter(measured -> feature.equals(measured.feature()))
                .map(Measurement::verdict)
                .findFirst()
                .orElseThrow();
    }

    /** A row a minute; from one row on y no longer follows x. */
    private Path rows(String name, int brokenFrom, int rows) throws IOException {
        StringBuilder text = new StringBuilder("at,x,y,z,p\n");
        Instant begin = Instant.parse("2024-05-01T00:00:00Z");
        for (int row = 0; row < rows; row++) {
            double x = RANDOM.nextGaussian();
            double followed = row < brokenFrom ? x : RANDOM.nextGaussian();
            double y = followed + 0.2 * RANDOM.nextGaussian();
            double z = x + 0.2 * RANDOM.nextGaussian();
            text.append(begin.plusSeconds(60L * row)).append(',').append(x).append(',');
            text.append(y).append(',').append(z).append(",10\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
