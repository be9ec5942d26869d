package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;

/** Writes what {@link StatisticsReader} reads; nothing where the usual statistics are shown. */
final class StatisticsWriter {
    private final JsonGenerator out;

    StatisticsWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(List<StatisticSpec> statistics) throws IOException {
        if (statistics.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("statistics");
        for (StatisticSpec statistic : statistics) {
            out.writeStartObject();
            out.writeStringField("metric", statistic.metric());
            out.writeStringField("profile", statistic.profile());
            JsonText.numberIfKnown(out, "threshold", statistic.threshold());
            out.writeBooleanField("decides", statistic.decides());
            if (!statistic.features().isEmpty()) {
                JsonText.texts(out, "features", statistic.features());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
