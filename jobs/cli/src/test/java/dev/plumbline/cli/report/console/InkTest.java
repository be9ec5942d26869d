package dev.plumbline.cli.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InkTest {
    @Test
    void coloursOnlyATerminalThatDoesNotRefuse() {
        assertThat(Ink.of(Map.of("TERM", "xterm"), true).on()).isTrue();
        assertThat(Ink.of(Map.of("NO_COLOR", ""), true).on()).isTrue();
        assertThat(Ink.of(Map.of(), false).on()).isFalse();
        assertThat(Ink.of(Map.of("NO_COLOR", "1"), true).on()).isFalse();
        assertThat(Ink.of(Map.of("TERM", "dumb"), true).on()).isFalse();
    }

    @Test
    void leavesTextAloneWhenOff() {
        assertThat(new Ink(false).red("loss")).isEqualTo("loss");
        assertThat(new Ink(true).red("loss")).isEqualTo("\u001b[31mloss\u001b[0m");
    }
}
