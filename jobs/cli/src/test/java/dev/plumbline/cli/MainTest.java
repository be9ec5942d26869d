package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
