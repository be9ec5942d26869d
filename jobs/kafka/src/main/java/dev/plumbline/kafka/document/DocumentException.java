package dev.plumbline.kafka.document;

/**
 * A file or message that people wrote does not hold what it must. The message reads {@code
 * file:line: what must hold, got value; way out}.
 */
public final class DocumentException extends RuntimeException {
    private final String source;
    private final int line;

    /**
     * Names a problem and its place.
     *
     * @param line the line, from 1; 0 if the problem is with the whole document
     * @param problem what must hold, what was got, and the way out
     */
    public DocumentException(String source, int line, String problem) {
        this(source, line, problem, null);
    }

    DocumentException(String source, int line, String problem, Throwable cause) {
        super(source + (line > 0 ? ":" + line : "") + ": " + problem, cause);
        this.source = source;
        this.line = line;
    }

    /** The name of the file or message. */
    public String source() {
        return source;
    }

    /** The line, from 1; 0 if the problem is with the whole document. */
    public int line() {
        return line;
    }
}
