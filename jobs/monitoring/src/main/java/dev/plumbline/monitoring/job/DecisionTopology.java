package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.monitoring.operator.DecideAlerts;
import dev.plumbline.monitoring.operator.DecideEstimates;
import dev.plumbline.monitoring.operator.ReportProgress;
import dev.plumbline.monitoring.operator.RequestRetraining;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The part of the monitoring job behind its reports: episodes, triggers and progress. */
final class DecisionTopology {
    private final MonitoringConfig config;
    private final ControlViewFactory control;

    DecisionTopology(MonitoringConfig config, ControlViewFactory control) {
        this.config = config;
        this.control = control;
    }

    DataStream<OutputRecord> episodes(DataStream<OutputRecord> reports, String lane) {
        return reports.keyBy(DecisionTopology::modelOfReport, Types.STRING)
                .process(
                        new DecideAlerts(control, config.topics().alerts()),
                        OutputRecordSerializer.type())
                .name("decide alerts, lane " + lane)
                .uid("decide-alerts-" + lane);
    }

    /** Waits for both lanes: what labels say of estimates decides whether these may decide. */
    DataStream<OutputRecord> estimateEpisodes(DataStream<OutputRecord> reports) {
        return reports.keyBy(DecisionTopology::modelOfReport, Types.STRING)
                .process(
                        new DecideEstimates(control, config.topics().alerts()),
                        OutputRecordSerializer.type())
                .name("decide estimates")
                .uid("decide-estimates");
    }

    /**
     * Returns all episodes with the triggers that follow and, if asked for, progress after them.
     */
    DataStream<OutputRecord> decisions(DataStream<OutputRecord> episodes) {
        DataStream<OutputRecord> triggers =
                episodes.keyBy(new ModelOfEpisode(), Types.STRING)
                        .process(
                                new RequestRetraining(control, config.topics().retraining()),
                                OutputRecordSerializer.type())
                        .name("request retraining")
                        .uid("request-retraining");
        DataStream<OutputRecord> decisions = episodes.union(triggers);
        if (!config.reportProgress()) {
            return decisions;
        }
        return decisions
                .transform(
                        "report progress",
                        OutputRecordSerializer.type(),
                        new ReportProgress(config.topics().progress()))
                .uid("report-progress");
    }

    private static String modelOfReport(OutputRecord report) {
        String key = new String(report.key(), StandardCharsets.UTF_8);
        return key.substring(0, key.indexOf('|'));
    }
}
