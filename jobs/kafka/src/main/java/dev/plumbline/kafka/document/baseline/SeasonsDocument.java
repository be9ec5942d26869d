package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentKind;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.LocatedReader;
import java.nio.file.Path;

/**
 * Reads and writes what lies beside a baseline with seasons: {@code baseline.seasons.json} beside
 * {@code baseline.json}. The format is described in docs/schema/seasons.schema.json; counts are
 * packed, for 200 features in 168 buckets are a million of them.
 */
public final class SeasonsDocument {
    /** The format that is written, and the only one that is read. */
    public static final String FORMAT = "plumbline-seasons/1";

    private static final String JSON = ".json";
    private static final String ENDING = ".seasons.json";

    private SeasonsDocument() {}

    /** Returns where the seasons of a baseline lie. */
    public static Path beside(Path baselineFile) {
        String name = baselineFile.getFileName().toString();
        String stem = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return baselineFile.resolveSibling(stem + ENDING);
    }

    /**
     * Returns the document of a baseline's seasons.
     *
     * @throws IllegalArgumentException if the baseline has none at hand
     */
    public static String toJson(Baseline baseline) {
        SeasonsReference seasons = baseline.supplement().seasons();
        if (seasons == null || !seasons.isFound()) {
            throw new IllegalArgumentException(
                    "a baseline must hold seasons to write them, got none");
        }
        return JsonText.pretty(
                out -> {
                    out.writeStartObject();
                    out.writeStringField("format", FORMAT);
                    out.writeStringField("sha256", seasons.sha256());
                    out.writeStringField("model", baseline.model());
                    out.writeStringField("modelVersion", baseline.modelVersion());
                    new SeasonsWriter(out).content(seasons.content());
                    out.writeEndObject();
                });
    }

    /**
     * Returns a baseline with the seasons that it names.
     *
     * @param json the document
     * @param sourceName names the text in error messages
     * @throws DocumentException if the document is malformed, or not the one that the baseline
     *     names
     */
    public static Baseline attach(Baseline baseline, String json, String sourceName) {
        DocumentKind.SEASONS.require(json, sourceName);
        DocumentValue document =
                new DocumentValue(sourceName, "", LocatedReader.json(json, sourceName));
        DocumentFormat.require(document, FORMAT, "the file beside a baseline");
        Seasons seasons = SeasonsReader.content(document);
        try {
            return baseline.found(seasons);
        } catch (IllegalArgumentException other) {
            throw new DocumentException(sourceName, 0, other.getMessage());
        }
    }

    /**
     * Refuses a baseline that was read without the seasons that it names.
     *
     * @param file where the baseline was read
     * @throws DocumentException if they were not beside it
     */
    public static void requireFound(Baseline baseline, Path file) {
        SeasonsReference seasons = baseline.supplement().seasons();
        if (seasons != null && !seasons.isFound()) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the baseline's seasons must lie beside it, at %s, got no file; put it there, or build the baseline again"
                            .formatted(beside(file)));
        }
    }
}
