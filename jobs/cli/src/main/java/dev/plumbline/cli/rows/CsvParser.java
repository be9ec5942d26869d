package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into records as RFC 4180 says: fields may be quoted, a quoted field may hold the
 * delimiter, line ends and doubled quotes. Line ends are CRLF, LF or CR; empty lines are skipped.
 * Holds one record at a time.
 */
final class CsvParser {
    private static final int END = -1;

    private final String file;
    private final Reader reader;
    private final char delimiter;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private int line = 1;
    private int recordLine;

    CsvParser(String file, Reader reader, char delimiter) throws IOException {
        this.file = file;
        this.reader = reader;
        this.delimiter = delimiter;
        next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    /** Returns the line, counted from 1, on which the record returned last begins. */
    int recordLine() {
        return recordLine;
    }

    /** Returns the next record's fields, at least one; null at the end of the text. */
    List<String> record() throws IOException {
        while (next == '\n' || next == '\r') {
            lineEnd();
        }
        if (next == END) {
            return null;
        }
        recordLine = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == delimiter) {
            next = reader.read();
            fields.add(field());
        }
        if (next != END) {
            lineEnd();
        }
        return fields;
    }

    private String field() throws IOException {
        field.setLength(0);
        if (next == '"') {
            quoted();
        }
        while (next != delimiter && next != '\n' && next != '\r' && next != END) {
            field.append((char) next);
            next = reader.read();
        }
        return field.toString();
    }

    private void quoted() throws IOException {
        next = reader.read();
        while (true) {
            if (next == END) {
                throw new DocumentException(
                        file,
                        recordLine,
                        "a quoted field that begins in this record is never closed; close it with \" and write a quote inside it as \"\"");
            }
            int character = next;
            next = reader.read();
            if (character == '"' && next != '"') {
                refuseTextAfterQuote();
                return;
            }
            if (character == '"') {
                next = reader.read();
            }
            if (character == '\n' || (character == '\r' && next != '\n')) {
                line++;
            }
            field.append((char) character);
        }
    }

    private void refuseTextAfterQuote() {
        if (next != delimiter && next != '\n' && next != '\r' && next != END) {
            throw new DocumentException(
                    file,
                    line,
                    "after a closing quote there must be '%c' or the line's end, got '%c'; write a quote inside a field as \"\""
                            .formatted(delimiter, (char) next));
        }
    }

    private void lineEnd() throws IOException {
        int first = next;
        next = reader.read();
        if (first == '\r' && next == '\n') {
            next = reader.read();
        }
        line++;
    }
}
