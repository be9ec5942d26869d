package dev.plumbline.cli.replay;

import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.rows.RowFile;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.RetrainingTriggerCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.flink.RawRecordSerializer;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.job.MonitoringConfig;
import dev.plumbline.monitoring.job.MonitoringPipeline;
import dev.plumbline.monitoring.job.MonitoringTopology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs a file through the monitoring job without Kafka: what would have been reported, alerted and
 * triggered.
 *
 * @param survey what a first reading of the file found
 */
record FileReplay(
        RowFile file, Monitor monitor, Baseline baseline, FileSurvey survey, int parallelism) {

    /** Hands everything that the job says to the collector, with the records' topic left out. */
    void into(RunCollector collector, ReplayProgress progress) throws Exception {
        MonitoringConfig config = config();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        MonitoringPipeline.prepare(environment, config);
        boolean withLabels = monitor.label() != null && survey.labelled() > 0;
        String version = baseline.modelVersion();
        MonitoringTopology.Outputs outputs =
                new MonitoringTopology(config, control())
                        .build(
                                source(
                                        environment,
                                        config,
                                        "predictions",
                                        FileRecords.predictions(file, monitor, version),
                                        survey.rows(),
                                        survey.disorder()),
                                withLabels
                                        ? source(
                                                environment,
                                                config,
                                                "labels",
                                                FileRecords.labels(file, monitor, version),
                                                survey.labelled(),
                                                survey.labelDisorder())
                                        : null);
        Topics topics = config.topics();
        Results results =
                new Results(
                        topics,
                        collector,
                        report ->
                                progress.reported(
                                        report.windowEnd(), survey, monitor.time().clock()));
        CloseableIterator<OutputRecord> records =
                outputs.reports().union(outputs.decisions()).executeAndCollect("plumbline-replay");
        try {
            while (records.hasNext()) {
                results.take(records.next());
            }
        } finally {
            records.close();
        }
    }

    private MonitoringConfig config() {
        return MonitoringConfig.from(
                Map.of(
                        "kafka.bootstrap-servers", "none: a replay reads a file",
                        "time.out-of-orderness", Duration.ofMillis(survey.disorder()).toString(),
                        "time.idleness", "PT0S",
                        "time.allowed-lateness", "PT0S",
                        "checkpoint.interval", "PT0S"));
    }

    private ControlViewFactory control() {
        return FixedControlView.factory(
                List.of(ControlPublisher.messageOf(baseline, 1, ControlPublisher.ALWAYS)),
                List.of(ControlPublisher.messageOf(monitor, 1, ControlPublisher.ALWAYS)),
                List.of());
    }

    private static DataStream<RawRecord> source(
            StreamExecutionEnvironment environment,
            MonitoringConfig config,
            String name,
            FileRecords records,
            long count,
            long disorder) {
        return environment
                .fromSource(
                        new DataGeneratorSource<>(records, count, RawRecordSerializer.type()),
                        EventTimeWatermarks.strategy(
                                Duration.ofMillis(disorder),
                                config.eventTime().maxAhead(),
                                Duration.ZERO),
                        name,
                        RawRecordSerializer.type())
                .uid("read-" + name)
                // rows are read in the file's order, so by one subtask
                .setParallelism(1);
    }

    /** Sorts records by the topic that they would have been written to. */
    private static final class Results {
        private final WindowReportCodec reports = new WindowReportCodec();
        private final AlertEpisodeCodec episodes = new AlertEpisodeCodec();
        private final RetrainingTriggerCodec triggers = new RetrainingTriggerCodec();
        private final Topics topics;
        private final RunCollector collector;
        private final Consumer<WindowReport> reported;

        Results(Topics topics, RunCollector collector, Consumer<WindowReport> reported) {
            this.topics = topics;
            this.collector = collector;
            this.reported = reported;
        }

        void take(OutputRecord record) throws UndecodableRecord {
            if (record.topic().equals(topics.reports())) {
                WindowReport report = reports.decode(record.value());
                collector.add(report);
                reported.accept(report);
            } else if (record.topic().equals(topics.alerts())) {
                collector.add(episodes.decode(record.value()));
            } else if (record.topic().equals(topics.retraining())) {
                collector.add(triggers.decode(record.value()));
            } else if (!record.topic().equals(topics.unjoined())) {
                // labels beyond their horizon were counted, and told, after the first reading
                throw new IllegalStateException(
                        "every row that the first reading accepted must decode, but one was refused: "
                                + record.topic());
            }
        }
    }
}
