package dev.plumbline.kafka.document;

import java.util.List;
import java.util.Map;

/** A parsed document that remembers on which line everything stands. */
public sealed interface LocatedNode {
    /** Characters of what was got that a message shows. */
    int MOST_SHOWN = 100;

    /** The line on which the node begins, from 1. */
    int line();

    /** What stands there, for an error message. */
    String described();

    /** Some hold a whole file of another format as one text. */
    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    /**
     * Keys with their values, in the document's order.
     *
     * @param keyLines line of each key
     */
    record Mapping(int line, Map<String, LocatedNode> values, Map<String, Integer> keyLines)
            implements LocatedNode {
        @Override
        public String described() {
            return values.isEmpty()
                    ? "{}"
                    : "a mapping with the keys " + shortened(values.keySet().toString());
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
            return switch (kind) {
                case NOTHING -> "nothing";
                case TEXT -> "'" + shortened(text) + "'";
                case NUMBER, TRUTH -> shortened(text);
            };
        }
    }

    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
