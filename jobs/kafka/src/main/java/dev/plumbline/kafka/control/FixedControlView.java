package dev.plumbline.kafka.control;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.codec.BaselineMessageCodec;
import dev.plumbline.kafka.codec.DeploymentCodec;
import dev.plumbline.kafka.codec.MonitorMessageCodec;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import java.util.List;

/** A view of control messages that are known beforehand, as in a replay without Kafka. */
public final class FixedControlView extends HeldControl {
    private FixedControlView() {}

    /** Returns a factory that carries the messages, encoded, with the job graph. */
    public static ControlViewFactory factory(
            List<BaselineMessage> baselines,
            List<MonitorMessage> monitors,
            List<Deployment> deployments) {
        BaselineMessageCodec baselineCodec = new BaselineMessageCodec();
        MonitorMessageCodec monitorCodec = new MonitorMessageCodec();
        DeploymentCodec deploymentCodec = new DeploymentCodec();
        return new Factory(
                baselines.stream().map(baselineCodec::encode).toArray(byte[][]::new),
                baselines.stream().map(baselineCodec::key).toArray(byte[][]::new),
                monitors.stream().map(monitorCodec::encode).toArray(byte[][]::new),
                monitors.stream().map(monitorCodec::key).toArray(byte[][]::new),
                deployments.stream().map(deploymentCodec::encode).toArray(byte[][]::new),
                deployments.stream().map(deploymentCodec::key).toArray(byte[][]::new));
    }

    /** Nothing is ever published later. */
    @Override
    public void refresh() {}

    @Override
    public void close() {}

    private record Factory(
            byte[][] baselines,
            byte[][] baselineKeys,
            byte[][] monitors,
            byte[][] monitorKeys,
            byte[][] deployments,
            byte[][] deploymentKeys)
            implements ControlViewFactory {
        @Override
        public ControlView open() {
            FixedControlView view = new FixedControlView();
            accept(view, Kind.BASELINE, baselineKeys, baselines);
            accept(view, Kind.MONITOR, monitorKeys, monitors);
            accept(view, Kind.DEPLOYMENT, deploymentKeys, deployments);
            return view;
        }

        private static void accept(
                FixedControlView view, Kind kind, byte[][] keys, byte[][] values) {
            for (int i = 0; i < values.length; i++) {
                view.accept(kind, "fixed " + kind + " " + i, keys[i], values[i]);
            }
        }
    }
}
