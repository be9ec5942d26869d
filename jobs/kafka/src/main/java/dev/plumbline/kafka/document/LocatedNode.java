package dev.plumbline.kafka.document;

import java.util.List;
import java.util.Map;

/** A parsed document that remembers on which line everything stands. */
sealed interface LocatedNode {
    /** The line on which the node begins, from 1. */
    int line();

    /** What stands there, for an error message. */
    String described();

    /**
     * Keys with their values, in the document's order.
     *
     * @param keyLines line of each key
     */
    record Mapping(int line, Map<String, LocatedNode> values, Map<String, Integer> keyLines)
            implements LocatedNode {
        @Override
        public String described() {
            return values.isEmpty() ? "{}" : "a mapping with the keys " + values.keySet();
        }
    }

    record Sequence(int line, List<LocatedNode> values) implements LocatedNode {
        @Override
        public String described() {
            return values.isEmpty() ? "[]" : "a list of " + values.size();
        }
    }

    /**
     * One value.
     *
     * @param text as written, or as substituted from the environment
     */
    record Scalar(int line, Kind kind, String text) implements LocatedNode {
        @Override
        public String described() {
            return kind == Kind.NOTHING ? "nothing" : kind == Kind.TEXT ? "'" + text + "'" : text;
        }
    }

    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
