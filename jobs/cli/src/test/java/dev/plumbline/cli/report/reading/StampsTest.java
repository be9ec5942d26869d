package dev.plumbline.cli.report.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampsTest {
    @Test
    void writesATimeOfDayOnlyWhereThereIsOne() {
        Stamps time = new Stamps(Clock.TIME);
        assertThat(time.at(Instant.parse("2012-03-26T00:00:00Z"))).isEqualTo("2012-03-26");
        assertThat(time.at(Instant.parse("2012-03-26T14:00:00Z"))).isEqualTo("2012-03-26 14:00Z");
        assertThat(time.at(Instant.parse("2012-03-26T14:00:05Z")))
                .isEqualTo("2012-03-26 14:00:05Z");
    }

    @Test
    void writesRowsWithTheLastOneIncluded() {
        Stamps rows = new Stamps(Clock.ROWS);
        assertThat(rows.when(Instant.ofEpochMilli(5000))).isEqualTo("at row 5,000");
        assertThat(rows.span(Instant.ofEpochMilli(5000), Instant.ofEpochMilli(10_000)))
                .isEqualTo("rows 5,000 to 9,999");
    }
}
