package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.threshold.ChanceTails;
import dev.plumbline.core.threshold.ExponentialTail;
import dev.plumbline.core.threshold.NullThresholds;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Writes how large the shown statistics get by chance. */
final class ThresholdsWriter {
    static final String KEY = "thresholds";

    private final JsonGenerator out;

    ThresholdsWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes them into an object that is already open. */
    void write(NullThresholds thresholds) throws IOException {
        out.writeObjectFieldStart(KEY);
        out.writeNumberField("evaluationRows", thresholds.evaluationRows());
        out.writeNumberField("rows", thresholds.rows());
        out.writeNumberField("blockRows", thresholds.blockRows());
        out.writeNumberField("replicates", thresholds.replicates());
        out.writeNumberField("seed", thresholds.seed());
        JsonText.counts(
                out,
                "windowRows",
                thresholds.windowRows().stream().mapToLong(Integer::longValue).toArray());
        out.writeObjectFieldStart("statistics");
        for (Map.Entry<String, ChanceTails> each :
                new TreeMap<>(thresholds.statistics()).entrySet()) {
            statistic(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void statistic(String name, ChanceTails tails) throws IOException {
        out.writeObjectFieldStart(name);
        tails("together", tails.together());
        out.writeObjectFieldStart("features");
        for (var each : new TreeMap<>(tails.features()).entrySet()) {
            tails(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /** Start and excess in turn, per size of window. */
    private void tails(String key, List<ExponentialTail> tails) throws IOException {
        JsonText.numbers(
                out,
                key,
                tails.stream()
                        .flatMapToDouble(tail -> DoubleStream.of(tail.start(), tail.excess()))
                        .toArray());
    }
}
