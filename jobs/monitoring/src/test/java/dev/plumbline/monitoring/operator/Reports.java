package dev.plumbline.monitoring.operator;

import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads reports as a consumer of the topic would. */
final class Reports {
    private static final WindowReportCodec CODEC = new WindowReportCodec();

    private Reports() {}

    static OutputRecord written(WindowReport report) {
        return OutputRecord.now("reports", CODEC.key(report), CODEC.encode(report));
    }

    static List<WindowReport> read(List<OutputRecord> output) throws UndecodableRecord {
        List<WindowReport> reports = new ArrayList<>();
        for (OutputRecord record : output) {
            reports.add(CODEC.decode(record.value()));
        }
        return reports;
    }

    /** Keeps, per key, the report that supersedes the others. */
    static List<WindowReport> last(List<WindowReport> reports) {
        Map<String, WindowReport> last = new LinkedHashMap<>();
        for (WindowReport report : reports) {
            last.merge(report.key(), report, (held, next) -> next.supersedes(held) ? next : held);
        }
        return List.copyOf(last.values());
    }
}
