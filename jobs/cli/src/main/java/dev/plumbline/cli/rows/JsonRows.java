package dev.plumbline.cli.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.plumbline.kafka.document.DocumentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a file with one JSON object a line (UTF-8, gunzipped where the name ends in {@code
 * .gz}). Its columns are the names in its first {@value #HEADER_LINES} rows; a row that lacks one
 * holds nothing in it.
 */
final class JsonRows extends FileRows<TypedRow> {
    private static final int HEADER_LINES = 1000;
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final CountedBytes bytes;
    private final BufferedReader reader;
    private final long totalBytes;
    private final Deque<JsonLine> ahead = new ArrayDeque<>();
    private final Columns columns;
    private int line;
    private long rows;
    private boolean strict = true;

    /** One line, read. */
    private record JsonLine(int line, Map<String, Object> cells) {}

    private JsonRows(Path path, CountedBytes bytes, BufferedReader reader) throws IOException {
        super(path.toString(), reader);
        this.bytes = bytes;
        this.reader = reader;
        this.totalBytes = Files.size(path);
        Set<String> names = new LinkedHashSet<>();
        for (JsonLine read = line(); read != null; read = line()) {
            ahead.add(read);
            names.addAll(read.cells().keySet());
            if (ahead.size() == HEADER_LINES) {
                break;
            }
        }
        if (ahead.isEmpty()) {
            throw new DocumentException(
                    file,
                    0,
                    "there must be a JSON object a line, got no line; is it the right one?");
        }
        this.columns = new Columns(file, 1, names);
    }

    static JsonRows open(Path file) {
        try {
            CountedBytes bytes = new CountedBytes(Files.newInputStream(file));
            return new JsonRows(file, bytes, DataFile.text(file.toString(), bytes));
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    Columns header() {
        return columns;
    }

    /** A name that comes up late matters only where every column is a feature. */
    @Override
    public void need(Set<String> needed) {
        strict = false;
    }

    @Override
    public double shareRead() {
        return totalBytes == 0 ? 0 : Math.min(1, (double) bytes.count() / totalBytes);
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    TypedRow read() {
        JsonLine next = ahead.poll();
        if (ahead.isEmpty()) {
            readAhead();
        }
        Object[] cells = new Object[columns.width()];
        next.cells().forEach((name, cell) -> set(cells, name, cell, next.line()));
        return new TypedRow(columns, next.line(), rows++, cells);
    }

    private void set(Object[] cells, String name, Object cell, int at) {
        if (columns.has(name)) {
            cells[columns.index(name)] = cell;
        } else if (strict) {
            throw new DocumentException(
                    file,
                    at,
                    "a column must be named in the first %,d rows, got '%s' here for the first time; declare the monitor's features, or write it as null before"
                            .formatted(HEADER_LINES, name));
        }
    }

    private void readAhead() {
        try {
            JsonLine read = line();
            if (read != null) {
                ahead.add(read);
            }
        } catch (IOException e) {
            throw DataFile.brokenAfter(file, line, e);
        }
    }

    /** Returns the next line that is not blank; null at the end. */
    private JsonLine line() throws IOException {
        String text = reader.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        if (text == null) {
            return null;
        }
        String json = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = JSON.createParser(json)) {
            return new JsonLine(line, object(parser));
        } catch (JsonProcessingException e) {
            throw new DocumentException(
                    file,
                    line,
                    "each line must be one JSON object, got %s; complete the line, or leave it out"
                            .formatted(said(e)));
        }
    }

    /** Without where in the parser's own text it began. */
    private static String said(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new DocumentException(
                    file,
                    line,
                    "each line must be one JSON object, got %s; write an array's objects one a line"
                            .formatted(parser.currentToken()));
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            cells.put(name, cell(parser));
        }
        if (parser.nextToken() != null) {
            throw new DocumentException(
                    file, line, "each line must be one JSON object, got more after it");
        }
        return cells;
    }

    private static Object cell(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            default -> {
                parser.skipChildren();
                yield TypedRow.NESTED;
            }
        };
    }

    private static Object whole(JsonParser parser) throws IOException {
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits ? (Object) parser.getLongValue() : (Object) parser.getDoubleValue();
    }
}
