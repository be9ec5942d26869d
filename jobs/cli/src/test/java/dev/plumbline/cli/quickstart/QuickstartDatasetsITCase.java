package dev.plumbline.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandProcess;
import dev.plumbline.cli.RunFiles;
import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other data sets, at once. */
class QuickstartDatasetsITCase {
    @TempDir static Path folder;
    private static CommandProcess bank;
    private static CommandProcess carLoan;

    @BeforeAll
    static void runBoth() throws Exception {
        bank = quickstart("bank");
        carLoan = quickstart("car-loan");
        assertThat(bank.exitCode()).as(bank.toString()).isZero();
        assertThat(carLoan.exitCode()).as(carLoan.toString()).isZero();
    }

    private static CommandProcess quickstart(String dataset) throws IOException {
        Path own = folder.resolve(dataset);
        return CommandProcess.start(
                own, "quickstart", "--dataset", dataset, "--out", own.resolve("out"));
    }

    @AfterAll
    static void endWhatStillRuns() {
        if (bank != null) {
            bank.close();
        }
        if (carLoan != null) {
            carLoan.close();
        }
    }

    @Test
    void everyRowOfTheBankIsScoredAndJoinedWithItsLabel() throws IOException {
        long rows = Dataset.named("bank", null).replay().size();

        assertThat(bank.stderr()).isEmpty();
        assertThat(championRows(bank, Lane.DATA)).isEqualTo(rows);
        assertThat(championRows(bank, Lane.PERFORMANCE)).isEqualTo(rows);
        assertThat(bank.out().resolve("models/bank-subscription-1.onnx")).isNotEmptyFile();
    }

    @Test
    void predictionsThatTheCarLoansBringAreWatchedWithoutAModel() throws IOException {
        assertThat(carLoan.stderr()).isEmpty();
        assertThat(championRows(carLoan, Lane.DATA)).isEqualTo(50_000);
        assertThat(championRows(carLoan, Lane.PERFORMANCE)).isEqualTo(50_000);
        assertThat(Files.exists(carLoan.out().resolve("models"))).isFalse();
        assertThat(carLoan.stdout()).contains("RETRAIN").doesNotContain("SWAP");
    }

    private static long championRows(CommandProcess run, Lane lane) throws IOException {
        return new RunFiles(run.out())
                .reports(Role.CHAMPION, lane).stream()
                        .mapToLong(
                                lane == Lane.DATA ? WindowReport::rows : WindowReport::labelledRows)
                        .sum();
    }
}
