package dev.plumbline.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.dataset.Dataset;
import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
    private static final Monitor WEEKLY = Dataset.named("bike", null).monitor();

    /** Each week is a category of its own, so only a model that saw the week knows its level. */
    @Test
    void noRowIsPredictedByAModelThatSawItsWeek() {
        List<Example> rows = new ArrayList<>();
        for (int week = 0; week < 6; week++) {
            for (int hour = 0; hour < 168; hour++) {
                Instant time =
                        Instant.parse("2012-01-01T00:00:00Z")
                                .plus(Duration.ofHours(week * 168L + hour));
                rows.add(
                        new Example(
                                "id",
                                "entity",
                                time,
                                Map.of("week", "week " + week),
                                week == 2 ? 1_000L : 10L,
                                time,
                                null));
            }
        }
        Example special = rows.get(2 * 168);

        List<Output> unseen = OutOfFold.predictions(WEEKLY, rows);

        assertThat(unseen).hasSameSizeAs(rows).doesNotContainNull();
        assertThat(unseen.subList(2 * 168, 3 * 168)).allMatch(output -> output.value() < 20);
        assertThat(ModelTraining.train(WEEKLY, rows).predict(special.features()).value())
                .isGreaterThan(900);
    }

    @Test
    void everyFoldGetsRowsWhereThereAreFewerWindowsThanFolds() {
        Dataset bank = Dataset.named("bank", null);

        List<Output> unseen = OutOfFold.predictions(bank.monitor(), bank.history().subList(0, 900));

        assertThat(unseen).hasSize(900).doesNotContainNull();
    }
}
