package dev.plumbline.cli.dataset;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.core.monitor.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Phone contacts of a bank, in order but without dates: a model of the first weeks meets the
 * financial crisis. The outcome of a contact is known some rows later.
 */
public final class BankMarketing implements RowByRow {
    /** The last rows before the first change of the quarterly employment figure. */
    private static final int HISTORY_ROWS = 7_000;

    private static final Duration LABEL_DELAY = Duration.ofMillis(500);

    private final List<Example> history = new ArrayList<>();
    private final List<Example> replay = new ArrayList<>();

    BankMarketing(Path file) {
        try (CsvRows rows =
                new ShippedFile("/data/bank_marketing/bank-additional-full.csv.gz", file).open()) {
            List<String> features = new ArrayList<>(rows.columns());
            features.remove("y");
            // known only when the call is over, as the outcome is
            features.remove("duration");
            while (rows.hasNext()) {
                Example example = example(rows.next(), features);
                boolean before = example.eventTime().isBefore(Instant.EPOCH);
                (before ? history : replay).add(example);
            }
        }
    }

    private static Example example(CsvRow row, List<String> columns) {
        Instant eventTime = Instant.ofEpochMilli(row.number() - HISTORY_ROWS);
        Map<String, Object> features = new LinkedHashMap<>();
        columns.forEach(column -> features.put(column, row.value(column)));
        return new Example(
                "contact-" + row.number(),
                "client-" + row.number(),
                eventTime,
                Collections.unmodifiableMap(features),
                row.text("y"),
                eventTime.plus(LABEL_DELAY),
                null);
    }

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String title() {
        return "Bank marketing: phone contacts in Portugal, 2008-2010";
    }

    @Override
    public Monitor monitor() {
        return ShippedMonitor.read("/monitor/bank.yaml");
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
        return Duration.ofMillis(4_000);
    }
}
