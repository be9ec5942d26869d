package dev.plumbline.kafka.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.plumbline.kafka.document.LocatedNode.Kind;
import dev.plumbline.kafka.document.LocatedNode.Mapping;
import dev.plumbline.kafka.document.LocatedNode.Scalar;
import dev.plumbline.kafka.document.LocatedNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses YAML or JSON into {@link LocatedNode}s. */
public final class LocatedReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory YAML = new YAMLFactory();

    /** What the YAML parser says of a character that begins nothing, with line and column. */
    private static final Pattern STRAY =
            Pattern.compile(
                    "found character '(.+?)' that cannot start any token.*\\R in .*, line (\\d+), column (\\d+)");

    private final JsonParser parser;
    private final String source;
    private final Substitution substitution;

    private LocatedReader(JsonParser parser, String source, Substitution substitution) {
        this.parser = parser;
        this.source = source;
        this.substitution = substitution;
    }

    /**
     * Reads a JSON document.
     *
     * @param source names it in messages
     * @throws DocumentException with the line, if it is malformed
     */
    public static LocatedNode json(String text, String source) {
        return read(JSON, text, source, Substitution.NONE);
    }

    /**
     * Reads a YAML document, whose values may refer to the environment.
     *
     * @param source names it in messages
     * @throws DocumentException with the line, if it is malformed
     */
    public static LocatedNode yaml(String text, String source, Substitution substitution) {
        return read(YAML, text, source, substitution);
    }

    private static LocatedNode read(
            JsonFactory format, String text, String source, Substitution substitution) {
        try (JsonParser parser = format.createParser(text)) {
            return new LocatedReader(parser, source, substitution).document();
        } catch (JsonProcessingException malformed) {
            throw malformed(format, source, malformed);
        } catch (IOException impossible) {
            // the text is in memory
            throw new IllegalStateException(impossible);
        }
    }

    private static DocumentException malformed(
            JsonFactory format, String source, JsonProcessingException problem) {
        Matcher stray = STRAY.matcher(problem.getOriginalMessage());
        if (format == YAML && stray.find()) {
            return stray(source, stray, problem);
        }
        int line = problem.getLocation() == null ? 0 : problem.getLocation().getLineNr();
        String wayOut =
                format == YAML
                        ? "check indentation, and quote a text that contains any of : # { } [ ] , & * !"
                        : "check that the file is complete and was not edited by hand";
        return new DocumentException(
                source,
                Math.max(line, 0),
                "the document must be well-formed %s, got: %s; %s"
                        .formatted(format.getFormatName(), found(problem), wayOut),
                problem);
    }

    /** The parser's place is that of the token before, which may stand lines above. */
    private static DocumentException stray(String source, Matcher stray, Exception cause) {
        boolean tab = stray.group(1).startsWith("\\t");
        return new DocumentException(
                source,
                Integer.parseInt(stray.group(2)),
                "the document must be well-formed YAML, got %s in column %s; %s"
                        .formatted(
                                tab ? "a tab" : "the character " + stray.group(1),
                                stray.group(3),
                                tab
                                        ? "YAML knows only blanks there, so replace it by some"
                                        : "no value begins with it, so quote the text"),
                cause);
    }

    /** What the parser says, without the lines of the document that it repeats. */
    private static String found(JsonProcessingException problem) {
        return problem.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "))
                .replaceFirst(", got this instead: <.*", "")
                .strip();
    }

    private LocatedNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new DocumentException(
                    source, 0, "the document must hold a mapping, got nothing; is the file empty?");
        }
        LocatedNode root = node();
        if (parser.nextToken() != null) {
            throw problem(
                    "the document must end here, got more after it; keep one document per file");
        }
        return root;
    }

    private LocatedNode node() throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw problem(
                    "values must be written out, got the alias *%s; write the value where it is used"
                            .formatted(parser.getText()));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            default -> scalar();
        };
    }

    private Mapping mapping() throws IOException {
        int start = line();
        Map<String, LocatedNode> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Integer before = lines.putIfAbsent(key, line());
            if (before != null) {
                throw problem(
                        "a key must stand once, got '%s' again, first on line %d; remove one of the two"
                                .formatted(key, before));
            }
            parser.nextToken();
            values.put(key, node());
        }
        return new Mapping(start, values, lines);
    }

    private Sequence sequence() throws IOException {
        int start = line();
        List<LocatedNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node());
        }
        return new Sequence(start, values);
    }

    private Scalar scalar() throws IOException {
        int line = line();
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Scalar(line, Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, Kind.TRUTH, parser.getText());
            case VALUE_NULL -> new Scalar(line, Kind.NOTHING, "");
            default -> substitution.scalar(parser.getText(), source, line);
        };
    }

    private DocumentException problem(String message) {
        return new DocumentException(source, line(), message);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
