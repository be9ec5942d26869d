package dev.plumbline.kafka.control;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.core.serving.Variant;
import dev.plumbline.kafka.document.baseline.Baselines;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Control messages for tests. */
final class Controls {
    private Controls() {}

    static BaselineMessage baseline(String model, String version, long revision, long from) {
        return ControlPublisher.messageOf(
                Baselines.of(model, version), revision, Instant.ofEpochMilli(from));
    }

    static MonitorMessage monitor(String model, long revision, long from) {
        return ControlPublisher.messageOf(
                monitor(model, (int) revision), revision, Instant.ofEpochMilli(from));
    }

    /** A monitor that can be told from others by its window. */
    static Monitor monitor(String model, int rows) {
        return MonitorDocument.readText(
                """
                model: %s
                task: regression
                time: rows
                prediction: {value: prediction}
                windows: [{rows: %d}]
                """
                        .formatted(model, rows),
                "monitor.yaml",
                Map.of());
    }

    static Deployment deployment(String model, long revision, long from, String version) {
        return new Deployment(
                model,
                revision,
                Instant.ofEpochMilli(from),
                List.of(
                        new Variant(
                                version,
                                Role.CHAMPION,
                                1,
                                "file:/models/m.onnx",
                                "00",
                                null,
                                "onnx",
                                null,
                                List.of(),
                                null,
                                Task.REGRESSION,
                                List.of(),
                                0.5,
                                List.of())));
    }

    /** Returns the factory as it arrives where a job graph was sent. */
    static ControlViewFactory travelled(ControlViewFactory factory) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
            out.flush();
            return (ControlViewFactory)
                    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                            .readObject();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
