package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void saysWhatItCanDo() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("baseline").contains("Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "baselin", "baseline", "baseline build", "--verbos"})
    void aWrongCommandIsOneMessageAndExitCodeTwo(String command) {
        CommandRun run = CommandRun.of((Object[]) command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("plumbline: ").contains("--help").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void namesTheNearestCommand() {
        assertThat(CommandRun.of("baselin").err()).contains("baseline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "replay --spce m.yaml ~ an option of plumbline replay must be one of --spec, --baseline, --data, ~ got '--spce'; the nearest is '--spec'",
                "replay --spec m.yaml --baseline b --data d --out o --paralelism=2 ~ an option of plumbline replay must be one of --spec, ~ got '--paralelism'; the nearest is '--parallelism'",
                "baseline build --spec m --dta d --out o ~ an option of plumbline baseline build must be one of ~ got '--dta'; the nearest is '--data'",
                "benchmark --evnts 10 ~ an option of plumbline benchmark must be one of --events, ~ the nearest is '--events'",
                "benchmark --zzz ~ an option of plumbline benchmark must be one of --events, ~ got '--zzz'",
                "baseline bild ~ a command of plumbline baseline must be one of build, import, show, diff, publish, ~ got 'bild'; the nearest is 'build'",
                "montior validate m.yaml ~ a command of plumbline must be one of ~ got 'montior'; the nearest is 'monitor'",
                "monitor validate my file.yaml ~ plumbline monitor validate takes FILE and options ~ got 'file.yaml' beside it; quote a value that has blanks",
                "replay m.yaml ~ plumbline replay takes options only ~ got 'm.yaml' beside it",
            })
    void namesWhatItDoesNotKnowAndTheNearestThatItDoes(String command, String must, String got) {
        CommandRun run = CommandRun.of((Object[]) command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("plumbline: " + must).contains(got);
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void spellsNumbersAlikeWhereverItRuns() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(CommandRun.of("benchmark", "--help").exitCode()).isZero();
            assertThat("%,d %.1f".formatted(20_000, 0.5)).isEqualTo("20,000 0.5");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTimeThatCannotBeReadIsExplained() {
        CommandRun run =
                CommandRun.of(
                        "baseline",
                        "publish",
                        "--baseline",
                        "b.json",
                        "--bootstrap-servers",
                        "localhost:1",
                        "--effective-from",
                        "yesterday");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("2024-05-01").contains("'yesterday'");
    }
}
