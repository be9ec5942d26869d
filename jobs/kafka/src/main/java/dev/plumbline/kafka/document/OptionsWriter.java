package dev.plumbline.kafka.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.monitor.MonitorOptions;
import java.io.IOException;

/** Writes what {@link OptionsReader} reads, into an object that is already open. */
final class OptionsWriter {
    private final JsonGenerator out;

    OptionsWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(MonitorOptions options) throws IOException {
        new StatisticsWriter(out).write(options.statistics());
    }
}
