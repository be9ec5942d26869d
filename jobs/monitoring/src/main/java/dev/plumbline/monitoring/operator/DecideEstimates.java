package dev.plumbline.monitoring.operator;

import dev.plumbline.core.alert.AlertPolicy;
import dev.plumbline.core.alert.EstimateTrust;
import dev.plumbline.core.alert.EstimatedPerformanceRule;
import dev.plumbline.core.alert.RuleOutcome;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.Collector;

/**
 * Lets estimates decide where a model's monitor asks for it: windows of the lane DATA, and of the
 * lane PERFORMANCE what labels say of estimates. Both wait until event time has passed in both
 * lanes, so the same input decides the same.
 */
public final class DecideEstimates extends DecideAlerts {
    private static final long serialVersionUID = 1;

    private transient ValueState<byte[]> trustBytes;

    public DecideEstimates(ControlViewFactory controlView, String alertsTopic) {
        super(controlView, alertsTopic);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        trustBytes = bytes("trust");
    }

    /** A report of the whole traffic tells which version serves, also where none is estimated. */
    @Override
    boolean decides(WindowReport report) {
        return report.lane() == Lane.DATA
                ? report.judged() && report.segment().isEmpty()
                : EstimateTrust.isIn(report);
    }

    /** What labels say at a time holds for the estimates of that time. */
    @Override
    void apply(List<WindowReport> together, Collector<OutputRecord> out) throws Exception {
        List<WindowReport> estimated = new ArrayList<>();
        EstimateTrust trust = EstimateTrust.fromBytes(trustBytes.value());
        List<WindowReport> ordered = new ArrayList<>(together);
        // which versions are forgotten first must not hang on the order of arrival
        ordered.sort(AlertPolicy.ORDER);
        for (WindowReport report : ordered) {
            if (report.lane() == Lane.DATA) {
                estimated.add(report);
            } else {
                trust.note(report);
            }
        }
        if (estimated.size() < together.size()) {
            trustBytes.update(trust.toBytes());
        }
        super.apply(estimated, out);
    }

    @Override
    List<RuleOutcome> outcomes(WindowReport report, Monitor monitor) throws Exception {
        EstimateTrust trust = EstimateTrust.fromBytes(trustBytes.value());
        return EstimatedPerformanceRule.outcomes(report, monitor, trust);
    }
}
