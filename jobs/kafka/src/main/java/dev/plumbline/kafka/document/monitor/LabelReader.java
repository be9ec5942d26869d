package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.TimeSource;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.time.Duration;

/** Reads where labels stand, when they become known and how long to wait for them. */
final class LabelReader {
    private final DocumentSection section;
    private final TimeSource rowTime;

    private LabelReader(DocumentValue value, TimeSource rowTime) {
        this.section = value.section("column", "time", "delay", "horizon", "judgeAfter");
        this.rowTime = rowTime;
    }

    /**
     * Reads it.
     *
     * @param rowTime where the predictions' times stand
     */
    static LabelSpec read(DocumentValue value, TimeSource rowTime) {
        return new LabelReader(value, rowTime).label();
    }

    private LabelSpec label() {
        String column = section.required("column", "{column: cnt}").name();
        TimeSource known = section.optional("time").map(this::knownAt).orElse(null);
        Duration delay = span("delay", Duration.ZERO);
        Duration horizon =
                known == null
                        ? span("horizon", delay)
                        : span(section.required("horizon", "horizon: P30D, beside label.time"));
        Duration judgeAfter = span("judgeAfter", horizon);
        requireOrder(delay, horizon, judgeAfter);
        return new LabelSpec(column, known, delay, horizon, judgeAfter);
    }

    private TimeSource knownAt(DocumentValue value) {
        if (rowTime.clock() == Clock.ROWS) {
            section.refuse(
                    "time",
                    "when time is rows",
                    "write delay: 100 rows, or give time a column to count delays by");
        }
        section.refuse(
                "delay",
                "beside label.time, by which every label has its own",
                "remove one of the two");
        return TimeReader.column(value, rowTime.format());
    }

    private void requireOrder(Duration delay, Duration horizon, Duration judgeAfter) {
        if (horizon.compareTo(delay) < 0) {
            throw section.optional("horizon")
                    .orElseThrow()
                    .problem(
                            "must be at least the delay of " + written(delay),
                            "with less, no label would ever count; raise it or lower the delay");
        }
        if (judgeAfter.compareTo(horizon) > 0) {
            throw section.optional("judgeAfter")
                    .orElseThrow()
                    .problem(
                            "must be at most the horizon of " + written(horizon),
                            "lower it or raise the horizon");
        }
    }

    private Duration span(String key, Duration otherwise) {
        return section.optional(key).map(this::span).orElse(otherwise);
    }

    private Duration span(DocumentValue value) {
        return ClockSpan.read(value, rowTime.clock());
    }

    private String written(Duration span) {
        return ClockSpan.write(span, rowTime.clock());
    }
}
