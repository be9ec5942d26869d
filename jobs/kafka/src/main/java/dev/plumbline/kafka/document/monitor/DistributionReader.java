package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.performance.PredictedQuantiles;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads where the columns stand of predictions that say more than one number. */
final class DistributionReader {
    private final DocumentSection prediction;

    DistributionReader(DocumentSection prediction) {
        this.prediction = prediction;
    }

    /** Returns the column of each class's probability; empty if they are not named. */
    Map<String, String> scores(List<String> classes) {
        Map<String, String> columns = new LinkedHashMap<>();
        prediction
                .optional("scores")
                .ifPresent(
                        value -> {
                            DocumentSection section = value.freeSection();
                            for (String name : section.keys()) {
                                DocumentValue column = section.required(name, "");
                                if (!classes.contains(name)) {
                                    throw column.problem(
                                            "must be the probability of one of the classes "
                                                    + classes,
                                            "write the class as it is listed there");
                                }
                                columns.put(name, column.name());
                            }
                            if (columns.size() != classes.size()) {
                                throw value.problem(
                                        "must name a column for each of the classes " + classes,
                                        "add those that are missing, or remove scores");
                            }
                        });
        return columns;
    }

    /** Returns the column of each predicted quantile by its level; empty if there are none. */
    Map<String, String> quantiles() {
        Map<String, String> columns = new LinkedHashMap<>();
        prediction
                .optional("quantiles")
                .ifPresent(
                        value -> {
                            DocumentSection section = value.freeSection();
                            for (String level : section.keys()) {
                                DocumentValue column = section.required(level, "");
                                OptionalInt units = PredictedQuantiles.level(level);
                                if (units.isEmpty()) {
                                    throw column.problem(
                                            "must stand beside a level between 0 and 1 with at most four decimals",
                                            "write it as \"0.1\": " + column.name());
                                }
                                String name = PredictedQuantiles.name(units.getAsInt());
                                if (columns.put(name, column.name()) != null) {
                                    throw column.problem(
                                            "must be the only column of the level " + name,
                                            "remove one of the two");
                                }
                            }
                            if (columns.isEmpty() || columns.size() > PredictedQuantiles.MOST) {
                                throw value.problem(
                                        "must name from 1 to %d quantiles"
                                                .formatted(PredictedQuantiles.MOST),
                                        "write {\"0.1\": COLUMN, \"0.9\": COLUMN}");
                            }
                        });
        return columns;
    }
}
