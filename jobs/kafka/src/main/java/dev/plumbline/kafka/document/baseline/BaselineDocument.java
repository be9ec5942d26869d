package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentFile;
import dev.plumbline.kafka.document.DocumentKind;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.LocatedReader;
import dev.plumbline.kafka.document.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes a baseline as JSON that people can read. The format is described in
 * docs/schema/baseline.schema.json; the checksum covers everything else in the document, so a
 * change by hand or a lost line is seen.
 */
public final class BaselineDocument {
    /** The format that is written, and the only one that is read. */
    public static final String FORMAT = "plumbline-baseline/1";

    private BaselineDocument() {}

    /** Returns the document; equal baselines give equal text. */
    public static String toJson(Baseline baseline) {
        String checksum = checksum(baseline);
        return JsonText.pretty(
                out -> {
                    out.writeStartObject();
                    out.writeStringField("format", FORMAT);
                    out.writeStringField("sha256", checksum);
                    new BaselineWriter(out).writeContent(baseline);
                    out.writeEndObject();
                });
    }

    /**
     * Reads a file, and the seasons beside it if the baseline names any and they are there.
     *
     * @throws DocumentException if it cannot be read, does not hold a whole baseline, or lies
     *     beside other seasons
     */
    public static Baseline read(Path file) {
        Baseline baseline = readText(DocumentFile.text(file), file.toString());
        Path seasons = SeasonsDocument.beside(file);
        if (baseline.supplement().seasons() == null || !Files.exists(seasons)) {
            return baseline;
        }
        return SeasonsDocument.attach(baseline, DocumentFile.text(seasons), seasons.toString());
    }

    /**
     * Reads a text.
     *
     * @param sourceName names the text in error messages
     * @throws DocumentException if the text is malformed, of another format, or its checksum does
     *     not fit
     */
    public static Baseline readText(String json, String sourceName) {
        DocumentKind.BASELINE.require(json, sourceName);
        DocumentValue document =
                new DocumentValue(sourceName, "", LocatedReader.json(json, sourceName));
        DocumentFormat.require(document, FORMAT, "a baseline");
        Baseline baseline = BaselineReader.read(document);
        requireChecksum(document, baseline);
        return baseline;
    }

    /**
     * Refuses a baseline that the monitor cannot be held to.
     *
     * @param sourceName names the baseline's file in the error message
     * @throws DocumentException if the baseline is of another model, task or set of classes, or of
     *     another version than the one that the monitor is for
     */
    public static void requireFor(Monitor monitor, Baseline baseline, String sourceName) {
        require(sourceName, "model", monitor.model(), baseline.model());
        if (monitor.version() != null) {
            require(sourceName, "version", monitor.version(), baseline.modelVersion());
        }
        require(sourceName, "task", monitor.task(), baseline.task());
        require(sourceName, "classes", monitor.prediction().classes(), baseline.classes());
    }

    private static void require(String sourceName, String what, Object monitor, Object baseline) {
        if (!monitor.equals(baseline)) {
            throw new DocumentException(
                    sourceName,
                    0,
                    "the baseline's %s must be the monitor's, %s, got %s; give the baseline that was built with this monitor"
                            .formatted(what, monitor, baseline));
        }
    }

    private static void requireChecksum(DocumentValue document, Baseline baseline) {
        DocumentValue checksum =
                document.freeSection()
                        .required("sha256", "`plumbline baseline build` does; build it again");
        String actual = checksum(baseline);
        if (!checksum.text().equals(actual)) {
            throw checksum.problem(
                    "must be the checksum of the content, " + actual,
                    "the file was changed after it was built; build the baseline again");
        }
    }

    private static String checksum(Baseline baseline) {
        return Sha256.of(
                JsonText.of(
                        out -> {
                            out.writeStartObject();
                            new BaselineWriter(out).writeContent(baseline);
                            out.writeEndObject();
                        }));
    }
}
