package dev.plumbline.kafka.document;

import dev.plumbline.kafka.document.LocatedNode.Mapping;
import java.util.List;
import java.util.Optional;

/** A mapping whose keys are known; others have been refused. */
public final class DocumentSection {
    private final DocumentValue value;
    private final Mapping mapping;

    private DocumentSection(DocumentValue value, Mapping mapping) {
        this.value = value;
        this.mapping = mapping;
    }

    /**
     * Makes a section.
     *
     * @param knownKeys null: any key is allowed
     */
    public static DocumentSection of(DocumentValue value, Mapping mapping, List<String> knownKeys) {
        if (knownKeys != null) {
            for (String key : mapping.values().keySet()) {
                if (!knownKeys.contains(key)) {
                    throw unknown(value, mapping.keyLines().get(key), key, knownKeys);
                }
            }
        }
        return new DocumentSection(value, mapping);
    }

    private static DocumentException unknown(
            DocumentValue value, int line, String key, List<String> knownKeys) {
        String where = value.path().isEmpty() ? "" : " of " + value.path();
        return new DocumentException(
                value.source(),
                line,
                "a key%s must be one of %s, got '%s'%s"
                        .formatted(
                                where,
                                String.join(", ", knownKeys),
                                key,
                                NearestName.offer(key, knownKeys)));
    }

    /** Keys in the order of the document. */
    public List<String> keys() {
        return List.copyOf(mapping.values().keySet());
    }

    public boolean has(String key) {
        return mapping.values().containsKey(key);
    }

    /** Returns a value with its place; empty if the key is not given. */
    public Optional<DocumentValue> optional(String key) {
        return Optional.ofNullable(mapping.values().get(key))
                .map(node -> new DocumentValue(value.source(), pathOf(key), node));
    }

    /** Returns a value that must be there; {@code example} shows how to write it. */
    public DocumentValue required(String key, String example) {
        return optional(key)
                .orElseThrow(
                        () ->
                                new DocumentException(
                                        value.source(),
                                        value.node().line(),
                                        "%s must be given, got nothing; write it as %s"
                                                .formatted(pathOf(key), example)));
    }

    /** Refuses a key that does not go with the rest. */
    public void refuse(String key, String because, String wayOut) {
        if (has(key)) {
            throw new DocumentException(
                    value.source(),
                    mapping.keyLines().get(key),
                    "%s must not be given %s, got %s; %s"
                            .formatted(
                                    pathOf(key),
                                    because,
                                    mapping.values().get(key).described(),
                                    wayOut));
        }
    }

    /** Returns an error at the line where this begins. */
    public DocumentException problem(String message) {
        return new DocumentException(value.source(), value.node().line(), message);
    }

    private String pathOf(String key) {
        return value.path().isEmpty() ? key : value.path() + "." + key;
    }
}
