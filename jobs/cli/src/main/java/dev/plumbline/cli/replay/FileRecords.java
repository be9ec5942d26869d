package dev.plumbline.cli.replay;

import dev.plumbline.cli.rows.MonitoredRow;
import dev.plumbline.cli.rows.MonitoredRows;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.flink.RawRecord;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Reads a file's rows as the records that a serving system would have written: the very bytes, so
 * that a replay goes through the very operators. Rows are read in order, one per call, so its
 * source has one subtask.
 */
final class FileRecords implements GeneratorFunction<Long, RawRecord> {
    private static final long serialVersionUID = 1;

    private final RowFile file;
    private final String monitorJson;
    private final String modelVersion;
    private final boolean labels;

    private transient Monitor monitor;
    private transient MonitoredRows rows;
    private transient PredictionCodec predictionCodec;
    private transient LabelCodec labelCodec;

    private FileRecords(RowFile file, Monitor monitor, String modelVersion, boolean labels) {
        this.file = file;
        this.monitorJson = MonitorDocument.toJson(monitor);
        this.modelVersion = modelVersion;
        this.labels = labels;
    }

    static FileRecords predictions(RowFile file, Monitor monitor, String modelVersion) {
        return new FileRecords(file, monitor, modelVersion, false);
    }

    /**
     * Labels become known when their column says or, without one, the monitor's delay after their
     * prediction; rows without a label are passed over.
     */
    static FileRecords labels(RowFile file, Monitor monitor, String modelVersion) {
        return new FileRecords(file, monitor, modelVersion, true);
    }

    @Override
    public void open(SourceReaderContext context) {
        monitor = MonitorDocument.readText(monitorJson, "monitor");
        rows = MonitoredRows.of(file.open(), monitor);
        predictionCodec = new PredictionCodec();
        labelCodec = new LabelCodec();
    }

    @Override
    public RawRecord map(Long index) {
        MonitoredRow row = rows.next();
        while (labels && row.label() == null) {
            row = rows.next();
        }
        long time = labels ? row.labelMillis() : row.eventTimeMillis();
        return new RawRecord(
                file.path(),
                0,
                row.line(),
                Long.MAX_VALUE,
                time,
                labels ? label(row) : prediction(row));
    }

    private byte[] prediction(MonitoredRow row) {
        return predictionCodec.encode(
                new Prediction(
                        row.predictionId(),
                        monitor.model(),
                        modelVersion,
                        Role.CHAMPION,
                        Instant.ofEpochMilli(row.eventTimeMillis()),
                        null,
                        row.output(),
                        null,
                        null,
                        row.features()));
    }

    private byte[] label(MonitoredRow row) {
        return labelCodec.encode(
                new Label(
                        row.predictionId(), Instant.ofEpochMilli(row.labelMillis()), row.label()));
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
