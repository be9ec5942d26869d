package dev.plumbline.kafka.document;

import dev.plumbline.kafka.document.LocatedNode.Kind;
import dev.plumbline.kafka.document.LocatedNode.Scalar;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} and {@code ${NAME:default}} in values by the environment; {@code $${}
 * stands for a plain {@code ${}. Works on parsed values, so that a variable can never add keys.
 */
public final class Substitution {
    /** Replaces nothing. */
    public static final Substitution NONE = new Substitution(null);

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}|\\$\\{");

    /** null: nothing is replaced. */
    private final Map<String, String> environment;

    private Substitution(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Replaces references by the values of these variables. */
    public static Substitution from(Map<String, String> environment) {
        return new Substitution(environment);
    }

    /** Returns the value; a replaced one is a number or a truth value where it reads as one. */
    public Scalar scalar(String text, String source, int line) {
        if (environment == null || !text.contains("${")) {
            return new Scalar(line, Kind.TEXT, text);
        }
        Matcher references = REFERENCE.matcher(text);
        String replaced =
                references.replaceAll(
                        found -> Matcher.quoteReplacement(replacement(found, source, line)));
        return new Scalar(line, kindOf(replaced), replaced);
    }

    private String replacement(MatchResult found, String source, int line) {
        if (found.group().equals("$${")) {
            return "${";
        }
        String name = found.group(1);
        if (name == null) {
            throw new DocumentException(
                    source,
                    line,
                    "a reference must read ${NAME} or ${NAME:default}, got one that does not; write $${ for a plain ${");
        }
        String value = environment.getOrDefault(name, found.group(2));
        if (value == null) {
            throw new DocumentException(
                    source,
                    line,
                    "${%s} must be set in the environment, got nothing; export %s, or give a default as ${%s:default}"
                            .formatted(name, name, name));
        }
        return value;
    }

    private static Kind kindOf(String text) {
        if (DocumentValue.isNumber(text)) {
            return Kind.NUMBER;
        }
        return text.equals("true") || text.equals("false") ? Kind.TRUTH : Kind.TEXT;
    }
}
