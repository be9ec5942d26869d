package dev.plumbline.monitoring.operator;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertPolicy;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.AlertState;
import dev.plumbline.core.alert.RuleOutcome;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.codec.AlertEpisodeCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.codec.WindowReportCodec;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.monitoring.judge.HeldMonitors;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * Runs {@link AlertPolicy} on the judged reports of one model and lane, in their order of event
 * time: it waits until the watermark says that all reports of a point in time are there.
 */
public class DecideAlerts extends InEventTimeOrder<WindowReport> {
    private static final long serialVersionUID = 1;

    private final String alertsTopic;
    private transient HeldMonitors monitors;
    private transient WindowReportCodec reports;
    private transient AlertEpisodeCodec episodes;

    public DecideAlerts(ControlViewFactory controlView, String alertsTopic) {
        super(controlView, "alerts");
        this.alertsTopic = alertsTopic;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        monitors = new HeldMonitors(control());
        reports = new WindowReportCodec();
        episodes = new AlertEpisodeCodec();
    }

    @Override
    WindowReport read(byte[] value) throws UndecodableRecord {
        return reports.decode(value);
    }

    @Override
    boolean decides(WindowReport report) {
        return AlertRules.decideOn(report);
    }

    @Override
    long timeOf(WindowReport report) {
        return report.emittedAt().toEpochMilli();
    }

    @Override
    void apply(List<WindowReport> together, Collector<OutputRecord> out) throws Exception {
        AlertState state = AlertState.fromBytes(decided().value());
        List<WindowReport> ordered = new ArrayList<>(together);
        ordered.sort(AlertPolicy.ORDER);
        for (WindowReport report : ordered) {
            long revision =
                    report.monitorRevision() == null
                            ? RollupKey.NO_MONITOR
                            : report.monitorRevision();
            Monitor monitor = monitors.of(report.model(), revision);
            for (AlertEpisode episode : step(state, report, monitor)) {
                out.collect(
                        OutputRecord.now(
                                alertsTopic, episodes.key(episode), episodes.encode(episode)));
            }
        }
        decided().update(state.toBytes());
    }

    private List<AlertEpisode> step(AlertState state, WindowReport report, Monitor monitor)
            throws Exception {
        List<RuleOutcome> outcomes = outcomes(report, monitor);
        // it costs a look at the control topics, and matters only where something is wrong
        boolean canMatter =
                !state.isQuiet()
                        || outcomes.stream()
                                .anyMatch(each -> each.signal() == RuleOutcome.Signal.BREACH);
        Monitor current = canMatter ? monitors.at(report.model(), report.emittedAt()) : monitor;
        return AlertPolicy.step(state, report, monitor, current, outcomes);
    }

    /** Reads one report as rules. */
    List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) throws Exception {
        return AlertRules.outcomes(report, monitor);
    }
}
