package dev.plumbline.inference;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/** Small real ONNX models: rows × weights + bias, with or without a final activation. */
public final class OnnxModels {
    private static final int IR_VERSION = 6;

    private OnnxModels() {}

    /** What comes after the weighted sum. */
    public enum Activation {
        NONE,
        SIGMOID,
        SOFTMAX
    }

    /**
     * @param weights one row for each input, one column for each output
     */
    public static byte[] linear(float[][] weights, float[] bias, Activation activation) {
        ONNXContext context = new ONNXContext();
        ONNXPlaceholder input = context.floatInput("input", weights.length);
        ONNXInitializer matrix =
                context.floatTensor(
                        "weights",
                        List.of(weights.length, bias.length),
                        buffer -> {
                            for (float[] row : weights) {
                                buffer.put(row);
                            }
                        });
        ONNXNode sum =
                input.apply(ONNXOperators.GEMM, List.of(matrix, context.array("bias", bias)));
        ONNXNode last =
                switch (activation) {
                    case NONE -> sum.apply(ONNXOperators.IDENTITY);
                    case SIGMOID -> sum.apply(ONNXOperators.SIGMOID);
                    case SOFTMAX -> sum.apply(ONNXOperators.SOFTMAX);
                };
        last.assignTo(context.floatOutput("output", bias.length));
        return model(context);
    }

    /** Returns input / (input - 1) for a single input, so that 1 has no finite answer. */
    public static byte[] poleAtOne() {
        ONNXContext context = new ONNXContext();
        ONNXPlaceholder input = context.floatInput("input", 1);
        ONNXNode denominator =
                input.apply(ONNXOperators.SUB, context.array("one", new float[] {1f}));
        input.apply(ONNXOperators.DIV, denominator).assignTo(context.floatOutput("output", 1));
        return model(context);
    }

    /** Returns a table look-up, which fails at run time outside its {@code answers}. */
    public static byte[] lookUp(float... answers) {
        ONNXContext context = new ONNXContext();
        ONNXPlaceholder input = context.floatInput("input", 1);
        ONNXInitializer table = context.array("table", answers);
        table.apply(ONNXOperators.GATHER, input.cast(long.class), Map.of("axis", 0))
                .assignTo(context.floatOutput("output", 1));
        return model(context);
    }

    public static Path write(Path file, byte[] model) {
        try {
            return Files.write(file, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] model(ONNXContext context) {
        context.setName("plumbline-test");
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setGraph(context.buildGraph())
                .addOpsetImport(ONNXOperators.getOpsetProto())
                .build()
                .toByteArray();
    }
}
