package dev.plumbline.cli.dataset;

import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.core.monitor.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * NannyML's car-loan data: a reference file and a monitored file that bring a model's scores and
 * classes. From the monitored row 25,000 several inputs change, and the model gets worse.
 */
public final class CarLoan implements RowByRow {
    private static final Duration LABEL_DELAY = Duration.ofMillis(5_000);

    private final List<Example> history;
    private final List<Example> replay;

    CarLoan(Path monitored) {
        history = rows("reference", null);
        replay = rows("monitoring", monitored);
    }

    private List<Example> rows(String part, Path other) {
        String resource = "/data/nannyml_car_loan/%s_synthetic_car_loan.csv.gz".formatted(part);
        List<Example> examples = new ArrayList<>();
        CsvRows open = new ShippedFile(resource, other).open();
        try (MonitoredRows rows = MonitoredRows.of(open, monitor())) {
            rows.forEachRemaining(row -> examples.add(example(part, row)));
        }
        if (!part.equals("reference")) {
            return examples;
        }
        Duration shift = Duration.ofMillis(-examples.size());
        return examples.stream().map(example -> example.shiftedBy(shift)).toList();
    }

    private static Example example(String part, MonitoredRow row) {
        Instant eventTime = Instant.ofEpochMilli(row.eventTimeMillis());
        return new Example(
                part + "-" + row.predictionId(),
                "loan-" + row.predictionId(),
                eventTime,
                row.features(),
                row.label(),
                eventTime.plus(LABEL_DELAY),
                row.output());
    }

    @Override
    public String name() {
        return "car-loan";
    }

    @Override
    public String title() {
        return "Car loan: NannyML's synthetic predictions and outcomes, 2018-2019";
    }

    @Override
    public Monitor monitor() {
        return ShippedMonitor.read("/monitor/car-loan.yaml");
    }

    @Override
    public List<Example> history() {
        return Collections.unmodifiableList(history);
    }

    @Override
    public List<Example> replay() {
        return Collections.unmodifiableList(replay);
    }

    @Override
    public Duration referenceSpan() {
        return Duration.ofMillis(50_000);
    }

    @Override
    public boolean bringsPredictions() {
        return true;
    }
}
