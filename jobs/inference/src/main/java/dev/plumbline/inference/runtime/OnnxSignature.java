package dev.plumbline.inference.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.plumbline.core.serving.Variant;
import java.util.Map;

/**
 * The tensors of an ONNX model that a variant uses, checked against what the variant says of them.
 *
 * @param inputs columns of the input tensor
 * @param rows rows of every call: the model's own number if it has a fixed one
 */
record OnnxSignature(String inputTensor, int inputs, int rows, String outputTensor) {
    private static final int UNKNOWN = -1;

    static OnnxSignature of(OrtSession session, Variant variant, int rows)
            throws OrtException, UnfitArtefact {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() != 1) {
            throw new UnfitArtefact(
                    "the model must have one input tensor [rows, columns], got the inputs "
                            + inputs.keySet());
        }
        String input = pick("inputTensor", variant.inputTensor(), inputs);
        String output = pick("outputTensor", variant.outputTensor(), session.getOutputInfo());
        long[] shape = floats("input", inputs.get(input)).getShape();
        checkInputs(input, shape, variant);
        checkOutputs(output, session.getOutputInfo().get(output));
        int ownRows = (int) shape[0];
        return new OnnxSignature(
                input, variant.inputs().size(), ownRows > 0 ? ownRows : rows, output);
    }

    private static String pick(String setting, String name, Map<String, NodeInfo> tensors)
            throws UnfitArtefact {
        if (name == null && tensors.size() == 1) {
            return tensors.keySet().iterator().next();
        }
        if (name == null || !tensors.containsKey(name)) {
            throw new UnfitArtefact(
                    "%s must name one of the model's tensors %s, got %s"
                            .formatted(setting, tensors.keySet(), name));
        }
        return name;
    }

    private static TensorInfo floats(String kind, NodeInfo node) throws UnfitArtefact {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw new UnfitArtefact(
                    "%s %s must be a tensor, got %s; export the model without ZipMap (skl2onnx: options={'zipmap': False})"
                            .formatted(kind, node.getName(), node.getInfo()));
        }
        if (tensor.type != OnnxJavaType.FLOAT) {
            throw new UnfitArtefact(
                    "%s tensor %s must hold 32-bit floats, got %s"
                            .formatted(kind, node.getName(), tensor.onnxType));
        }
        return tensor;
    }

    private static void checkInputs(String name, long[] shape, Variant variant)
            throws UnfitArtefact {
        if (shape.length != 2) {
            throw new UnfitArtefact(
                    "input tensor %s must have 2 dimensions, rows and columns, got %d"
                            .formatted(name, shape.length));
        }
        if (shape[1] != UNKNOWN && shape[1] != variant.inputs().size()) {
            throw new UnfitArtefact(
                    "input tensor %s has %d columns but the deployment lists %d inputs; they must be the same columns in the same order"
                            .formatted(name, shape[1], variant.inputs().size()));
        }
    }

    private static void checkOutputs(String name, NodeInfo node) throws UnfitArtefact {
        int dimensions = floats("output", node).getShape().length;
        if (dimensions < 1 || dimensions > 2) {
            throw new UnfitArtefact(
                    "output tensor %s must have the dimensions rows and columns, got %d dimensions"
                            .formatted(name, dimensions));
        }
    }
}
