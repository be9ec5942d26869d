package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneNameTest {
    private static final double ROOM = WindowAxis.LEFT - 10;

    @Test
    void everyRuleFitsWhole() {
        for (String rule :
                new String[] {"estimated-performance", "retraining asked", "WWWWW WWW"}) {
            assertThat(LaneName.fit(rule, ROOM)).isEqualTo(rule);
        }
    }

    @Test
    void aLongNameKeepsItsBeginningAndItsEnd() {
        assertThat(LaneName.fit("performance country=DE & plan=enterprise", ROOM))
                .startsWith("performance")
                .contains("…")
                .endsWith("enterprise")
                .hasSizeLessThan(28);
        assertThat(LaneName.fit("W".repeat(99), ROOM)).hasSize(14);
    }

    @Test
    void aSignOfTwoCharactersIsNeverDivided() {
        String name = "\ud83d\ude97".repeat(40);
        String fitting = LaneName.fit(name, ROOM);
        assertThat(fitting.codePoints()).allMatch(sign -> sign == 0x1f697 || sign == '…');
    }
}
