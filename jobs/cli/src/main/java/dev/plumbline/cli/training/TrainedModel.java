package dev.plumbline.cli.training;

import dev.plumbline.cli.dataset.Example;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.core.serving.Variant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A model that was just trained: its ONNX file, and the very model that the file was written from,
 * to predict in this process.
 */
public final class TrainedModel {
    /** ONNX has floats where the trainer has doubles. */
    private static final double TOLERANCE = 1e-4;

    /** BINARY: the positive class is decided from this score on. */
    private static final double DECISION_THRESHOLD = 0.5;

    private static final int GOLDEN_ROWS = 8;

    private final Task task;
    private final List<String> classes;
    private final Encoding encoding;
    private final byte[] onnx;
    private final UnaryOperator<double[]> answer;
    private final List<GoldenRow> goldenRows;

    /**
     * @param answer an encoded row to the output tensor's row, as the trainer computes it
     */
    TrainedModel(
            Task task,
            List<String> classes,
            Encoding encoding,
            byte[] onnx,
            UnaryOperator<double[]> answer,
            List<Example> rows) {
        this.task = task;
        this.classes = List.copyOf(classes);
        this.encoding = encoding;
        this.onnx = onnx;
        this.answer = answer;
        this.goldenRows = golden(rows);
    }

    /** Returns the bytes of the ONNX file. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** Returns the ONNX file's SHA-256 in lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must know SHA-256", e);
        }
    }

    /** Returns the columns of the input tensor, in order. */
    public List<ModelInput> inputs() {
        return encoding.inputs();
    }

    /** Returns training rows with the answers of the trainer's own model. */
    public List<GoldenRow> goldenRows() {
        return goldenRows;
    }

    /** Returns what the model answers to one row, as the trainer's own model computes it. */
    public Output predict(Map<String, Object> features) {
        double[] answers = answer.apply(encoding.encode(features));
        if (task == Task.REGRESSION) {
            return Output.ofValue(answers[0]);
        }
        if (task == Task.BINARY) {
            boolean positive = answers[1] >= DECISION_THRESHOLD;
            return Output.ofScore(answers[1], classes.get(positive ? 1 : 0));
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        int best = 0;
        for (int i = 0; i < answers.length; i++) {
            scores.put(classes.get(i), answers[i]);
            best = answers[i] > answers[best] ? i : best;
        }
        return new Output(null, null, scores, classes.get(best));
    }

    /** Returns the input tensor's row for features. */
    double[] encode(Map<String, Object> features) {
        return encoding.encode(features);
    }

    /** Returns the model as a deployment lists it, once its file lies at a place. */
    public Variant variant(
            String version, Role role, double trafficShare, String artefactUri, String baselineId) {
        return new Variant(
                version,
                role,
                trafficShare,
                artefactUri,
                sha256(),
                baselineId,
                "onnx",
                OnnxExport.INPUT,
                inputs(),
                OnnxExport.OUTPUT,
                task,
                classes,
                DECISION_THRESHOLD,
                goldenRows);
    }

    private List<GoldenRow> golden(List<Example> rows) {
        int count = Math.min(GOLDEN_ROWS, rows.size());
        List<GoldenRow> golden = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Example row = rows.get((int) ((long) i * rows.size() / count));
            double[] encoded = encoding.encode(row.features());
            golden.add(new GoldenRow(boxed(encoded), boxed(answer.apply(encoded)), TOLERANCE));
        }
        return List.copyOf(golden);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
