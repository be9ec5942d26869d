package dev.plumbline.inference;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.serving.GoldenRow;
import dev.plumbline.core.serving.ModelInput;
import dev.plumbline.core.serving.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A variant with named parts, a champion of a regression on the feature x unless told otherwise.
 */
public record TestVariant(
        String version,
        Role role,
        double share,
        String uri,
        String sha256,
        String runtime,
        String inputTensor,
        List<ModelInput> inputs,
        String outputTensor,
        Task task,
        List<String> classes,
        double threshold,
        List<GoldenRow> goldenRows) {

    public static TestVariant of(String version, Path artefact) {
        return new TestVariant(
                version,
                Role.CHAMPION,
                1,
                artefact.toUri().toString(),
                sha256(artefact),
                "onnx",
                null,
                List.of(number("x")),
                null,
                Task.REGRESSION,
                List.of(),
                0.5,
                List.of());
    }

    public static ModelInput number(String feature) {
        return new ModelInput(feature, null, null);
    }

    public TestVariant role(Role role, double share) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant sha256(String sha256) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant uri(String uri) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant runtime(String runtime) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant inputs(ModelInput... inputs) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                List.of(inputs),
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant tensors(String inputTensor, String outputTensor) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    public TestVariant task(Task task, String... classes) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                List.of(classes),
                threshold,
                goldenRows);
    }

    public TestVariant golden(GoldenRow... rows) {
        return new TestVariant(
                version,
                role,
                share,
                uri,
                sha256,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                List.of(rows));
    }

    public Variant variant() {
        return new Variant(
                version,
                role,
                share,
                uri,
                sha256,
                null,
                runtime,
                inputTensor,
                inputs,
                outputTensor,
                task,
                classes,
                threshold,
                goldenRows);
    }

    private static String sha256(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
