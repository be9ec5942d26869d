package dev.plumbline.kafka.document.baseline;

import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.LocatedNode.Mapping;

/** Tells documents of this release from all others before their keys are looked at. */
final class DocumentFormat {
    private DocumentFormat() {}

    /**
     * Holds a document to the format that it says.
     *
     * @param kind what it should be, such as "a baseline"
     * @throws DocumentException if it says none, or another
     */
    static void require(DocumentValue document, String format, String kind) {
        if (document.node() instanceof Mapping mapping && !mapping.values().containsKey("format")) {
            throw new DocumentException(
                    document.source(),
                    document.node().line(),
                    "the document must say \"format\": \"%s\", got none; is this %s?"
                            .formatted(format, kind));
        }
        DocumentValue said = document.freeSection().required("format", "");
        if (!said.text().equals(format)) {
            throw said.problem(
                    "must be " + format,
                    "build the baseline again with this release, or read it with the one that wrote it");
        }
    }
}
