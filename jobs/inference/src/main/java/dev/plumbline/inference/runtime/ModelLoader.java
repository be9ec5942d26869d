package dev.plumbline.inference.runtime;

import ai.onnxruntime.OrtException;
import dev.plumbline.core.serving.Variant;
import java.nio.file.Path;
import java.util.List;

/** Turns a variant into a runtime that has been checked and warmed up, or says why it must not. */
public final class ModelLoader {
    private static final String ONNX = "onnx";

    private final Artefacts artefacts;
    private final int rows;

    /**
     * @param roots folders under which model files may lie
     * @param rows rows of one call of the model, at least 1
     */
    public ModelLoader(List<Path> roots, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, got " + rows);
        }
        this.artefacts = new Artefacts(roots);
        this.rows = rows;
    }

    /**
     * Fetches, verifies, loads, warms up and tries one version on its golden rows.
     *
     * @throws ModelRefused if any of these steps fails; nothing stays open then
     */
    public ModelRuntime load(String model, Variant variant) throws ModelRefused {
        try {
            return load(variant);
        } catch (UnfitArtefact e) {
            throw refused(model, variant, e.getMessage());
        } catch (OrtException e) {
            throw refused(
                    model, variant, "the file must be an ONNX model that loads: " + e.getMessage());
        }
    }

    private ModelRuntime load(Variant variant) throws UnfitArtefact, OrtException {
        if (!ONNX.equals(variant.runtime())) {
            throw new UnfitArtefact("runtime must be onnx, got '" + variant.runtime() + "'");
        }
        byte[] artefact = artefacts.fetch(variant.artefactUri(), variant.artefactSha256());
        ModelRuntime runtime = OnnxRuntime.open(variant.artefactSha256(), artefact, variant, rows);
        try {
            checkOutputs(variant, runtime.outputs());
            GoldenCheck.verify(runtime, variant.goldenRows());
            return runtime;
        } catch (UnfitArtefact | RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    private static void checkOutputs(Variant variant, int outputs) throws UnfitArtefact {
        boolean fits =
                switch (variant.task()) {
                    case REGRESSION -> outputs == 1;
                    case BINARY -> outputs == 1 || outputs == 2;
                    case MULTICLASS -> outputs == variant.classes().size();
                };
        if (!fits) {
            throw new UnfitArtefact(
                    "the output tensor must have a column for %s, got %d columns"
                            .formatted(
                                    switch (variant.task()) {
                                        case REGRESSION -> "the value";
                                        case BINARY -> "the score, or one for each of 2 classes";
                                        case MULTICLASS ->
                                                "each of the classes " + variant.classes();
                                    },
                                    outputs));
        }
    }

    private static ModelRefused refused(String model, Variant variant, String reason) {
        return new ModelRefused(model, variant.version(), variant.artefactSha256(), reason);
    }
}
