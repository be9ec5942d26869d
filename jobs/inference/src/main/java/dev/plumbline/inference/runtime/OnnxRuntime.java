package dev.plumbline.inference.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.plumbline.core.serving.Variant;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Runs an ONNX model in this process.
 *
 * <p>Every call has the same number of rows, the last ones zero if there are fewer: kernels choose
 * their order of summation by shape, so a fixed shape keeps a row's answer the same whatever it is
 * scored with, and keeps the native arena from growing with each new shape.
 */
final class OnnxRuntime implements ModelRuntime {
    private final SharedSession shared;
    private final OnnxSignature signature;
    private final FloatBuffer buffer;
    private final OnnxTensor tensor;
    private final int outputs;

    private OnnxRuntime(SharedSession shared, Variant variant, int rows)
            throws OrtException, UnfitArtefact {
        this.shared = shared;
        this.signature = OnnxSignature.of(shared.session(), variant, rows);
        this.buffer =
                ByteBuffer.allocateDirect(Float.BYTES * signature.rows() * signature.inputs())
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        this.tensor =
                OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(),
                        buffer,
                        new long[] {signature.rows(), signature.inputs()});
        try {
            this.outputs = warmUp();
        } catch (OrtException | UnfitArtefact | RuntimeException e) {
            tensor.close();
            throw e;
        }
    }

    /**
     * Loads a model and scores one block of zeros with it.
     *
     * @param rows rows of one call, at least 1, unless the model has a fixed number
     */
    static OnnxRuntime open(String sha256, byte[] artefact, Variant variant, int rows)
            throws OrtException, UnfitArtefact {
        SharedSession shared = SharedSession.acquire(sha256, artefact);
        try {
            return new OnnxRuntime(shared, variant, rows);
        } catch (OrtException | UnfitArtefact | RuntimeException e) {
            shared.close();
            throw e;
        }
    }

    @Override
    public int inputs() {
        return signature.inputs();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[] score(float[] inputs, int rows) throws ScoringException {
        float[] answers = new float[rows * outputs];
        for (int start = 0; start < rows; start += signature.rows()) {
            scoreBlock(inputs, start, Math.min(signature.rows(), rows - start), answers);
        }
        return answers;
    }

    @Override
    public void close() {
        tensor.close();
        shared.close();
    }

    private void scoreBlock(float[] inputs, int start, int rows, float[] answers)
            throws ScoringException {
        buffer.clear();
        buffer.put(inputs, start * inputs(), rows * inputs());
        while (buffer.hasRemaining()) {
            buffer.put(0f);
        }
        try (OrtSession.Result result = run()) {
            FloatBuffer block = ((OnnxTensor) result.get(0)).getFloatBuffer();
            if (block.remaining() != signature.rows() * outputs) {
                throw new ScoringException(
                        "output tensor %s must have %d rows of %d numbers, got %d numbers in all"
                                .formatted(
                                        signature.outputTensor(),
                                        signature.rows(),
                                        outputs,
                                        block.remaining()));
            }
            block.get(answers, start * outputs, rows * outputs);
        } catch (OrtException e) {
            // the runtime's own text may quote input values, which must not leave this process
            throw new ScoringException("ONNX Runtime failed with " + e.getCode(), e);
        }
    }

    private OrtSession.Result run() throws OrtException {
        return shared.session()
                .run(Map.of(signature.inputTensor(), tensor), Set.of(signature.outputTensor()));
    }

    /** Returns the numbers in one output row. */
    private int warmUp() throws OrtException, UnfitArtefact {
        try (OrtSession.Result result = run()) {
            long[] shape = ((OnnxTensor) result.get(0)).getInfo().getShape();
            if (shape[0] != signature.rows()) {
                throw new UnfitArtefact(
                        "output tensor %s must have a row for each of the %d input rows, got %d"
                                .formatted(signature.outputTensor(), signature.rows(), shape[0]));
            }
            return shape.length == 1 ? 1 : (int) shape[1];
        }
    }
}
