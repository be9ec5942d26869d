package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void keepsTheDigitsThatPeopleRead() {
        assertThat(Figures.of(2139.6)).isEqualTo("2,140");
        assertThat(Figures.of(157.2)).isEqualTo("157");
        assertThat(Figures.of(59.46)).isEqualTo("59.5");
        assertThat(Figures.of(0.0821)).isEqualTo("0.082");
        assertThat(Figures.of(0.5)).isEqualTo("0.5");
        assertThat(Figures.of(-3.14159)).isEqualTo("-3.14");
        assertThat(Figures.of(3.14e-7)).isEqualTo("3.1e-7");
        assertThat(Figures.of(-0.0)).isEqualTo("0");
    }

    @Test
    void showsWhatIsNotKnownAsADash() {
        assertThat(Figures.of((Double) null)).isEqualTo("–");
    }

    @Test
    void countsInWords() {
        assertThat(Figures.counted(1, "window")).isEqualTo("1 window");
        assertThat(Figures.counted(5200, "window")).isEqualTo("5,200 windows");
        assertThat(Figures.times(2)).isEqualTo("twice");
    }
}
