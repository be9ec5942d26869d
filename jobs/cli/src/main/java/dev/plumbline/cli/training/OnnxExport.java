package dev.plumbline.cli.training;

import ai.onnx.proto.OnnxMl;
import dev.plumbline.cli.training.Encoding.Spread;
import java.util.List;
import org.tribuo.ONNXExportable;
import org.tribuo.Tribuo;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * Writes a Tribuo model as ONNX: one input tensor {@value #INPUT} [rows, columns] of unscaled
 * floats, one output tensor {@value #OUTPUT} [rows, outputs]; the scaling is part of the graph.
 * Tribuo's own provenance, which holds the time of training, is left out, so that the same training
 * gives the same bytes.
 */
final class OnnxExport {
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    /** What Tribuo's own export declares. */
    private static final int IR_VERSION = 6;

    private OnnxExport() {}

    /**
     * @param outputs columns of the output tensor
     * @param clipped whether an answer below 0 is answered as 0
     */
    static byte[] bytes(ONNXExportable model, Encoding encoding, int outputs, boolean clipped) {
        ONNXContext context = new ONNXContext();
        context.setName("plumbline");
        ONNXPlaceholder input = context.floatInput(INPUT, encoding.inputs().size());
        ONNXPlaceholder output = context.floatOutput(OUTPUT, outputs);
        ONNXNode answer = model.writeONNXGraph(scaled(input, encoding));
        (clipped ? clip(answer) : answer).assignTo(output);
        return OnnxMl.ModelProto.newBuilder()
                .setGraph(context.buildGraph())
                .setProducerName("Tribuo")
                .setProducerVersion(Tribuo.VERSION)
                .addOpsetImport(ONNXOperators.getOpsetProto())
                .setIrVersion(IR_VERSION)
                .build()
                .toByteArray();
    }

    private static ONNXNode clip(ONNXNode answer) {
        ONNXInitializer zero = answer.onnxContext().array("zero", new float[] {0});
        return answer.apply(ONNXOperators.GREATER, zero)
                .apply(ONNXOperators.WHERE, List.of(answer, zero));
    }

    private static ONNXRef<?> scaled(ONNXPlaceholder input, Encoding encoding) {
        if (encoding.spreads().stream().allMatch(Spread.AS_IT_IS::equals)) {
            return input;
        }
        ONNXContext context = input.onnxContext();
        ONNXInitializer lowest = context.array("lowest", encoding.column(Spread::lowest));
        ONNXInitializer highest = context.array("highest", encoding.column(Spread::highest));
        ONNXNode atLeast =
                input.apply(ONNXOperators.LESS, lowest)
                        .apply(ONNXOperators.WHERE, List.of(lowest, input));
        return atLeast.apply(ONNXOperators.GREATER, highest)
                .apply(ONNXOperators.WHERE, List.of(highest, atLeast))
                .apply(ONNXOperators.SUB, context.array("means", encoding.column(Spread::mean)))
                .apply(ONNXOperators.DIV, context.array("scales", encoding.column(Spread::scale)));
    }
}
