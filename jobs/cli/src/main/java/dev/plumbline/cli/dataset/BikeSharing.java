package dev.plumbline.cli.dataset;

import dev.plumbline.cli.rows.CsvRow;
import dev.plumbline.cli.rows.CsvRows;
import dev.plumbline.core.monitor.Monitor;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hourly bicycle rentals of 2011 and 2012: a model of the first year meets a second one with the
 * same weather and far more riders. The count of an hour is known one day later.
 */
public final class BikeSharing implements Dataset {
    private static final Instant DEPLOYED = Instant.parse("2012-01-01T00:00:00Z");
    private static final Duration LABEL_DELAY = Duration.ofDays(1);
    private static final Injection INJECTION =
            new Injection(
                    "hum",
                    100,
                    Instant.parse("2012-07-01T00:00:00Z"),
                    Instant.parse("2012-07-15T00:00:00Z"));
    private static final Map<Object, String> WEATHER =
            Map.of(1L, "clear", 2L, "mist", 3L, "light-rain-or-snow", 4L, "heavy-rain-or-snow");

    private final List<Example> history = new ArrayList<>();
    private final List<Example> replay = new ArrayList<>();

    BikeSharing(Path file) {
        try (CsvRows rows = new ShippedFile("/data/bike_sharing/hour.csv.gz", file).open()) {
            while (rows.hasNext()) {
                Example example = example(rows.next());
                boolean before = example.eventTime().isBefore(DEPLOYED);
                (before ? history : replay).add(before ? example : INJECTION.apply(example));
            }
        }
    }

    private static Example example(CsvRow row) {
        try {
            return hour(row);
        } catch (DateTimeException | NumberFormatException e) {
            throw row.error(
                    "a row must be an hour as the bike-sharing data's hour.csv has them, got: "
                            + e.getMessage());
        }
    }

    private static Example hour(CsvRow row) {
        Instant eventTime =
                LocalDate.parse(row.text("dteday"))
                        .atTime(Integer.parseInt(row.text("hr")), 0)
                        .toInstant(ZoneOffset.UTC);
        double temp = Double.parseDouble(row.text("temp"));
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("hour_type", hourType(row));
        features.put("weathersit", WEATHER.get(row.value("weathersit")));
        features.put("temp", temp);
        features.put("temp_squared", temp * temp);
        features.put("hum", Double.parseDouble(row.text("hum")));
        features.put("windspeed", Double.parseDouble(row.text("windspeed")));
        return new Example(
                "hour-" + row.text("instant"),
                "washington-dc",
                eventTime,
                Collections.unmodifiableMap(features),
                Long.valueOf(row.text("cnt")),
                eventTime.plus(LABEL_DELAY),
                null);
    }

    private static String hourType(CsvRow row) {
        String day = row.text("workingday").equals("1") ? "work" : "free";
        return "%s-%02d".formatted(day, Integer.parseInt(row.text("hr")));
    }

    @Override
    public String name() {
        return "bike";
    }

    @Override
    public String title() {
        return "Bike sharing: hourly rentals in Washington DC, 2011-2012";
    }

    @Override
    public Monitor monitor() {
        return ShippedMonitor.read("/monitor/bike.yaml");
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
    public Instant replayStart() {
        return DEPLOYED;
    }

    @Override
    public Instant replayEnd() {
        return Instant.parse("2013-01-01T00:00:00Z");
    }

    @Override
    public Duration step() {
        return Duration.ofDays(1);
    }

    @Override
    public Duration referenceSpan() {
        return Duration.ofDays(52 * 7);
    }

    @Override
    public Optional<Injection> injection() {
        return Optional.of(INJECTION);
    }
}
