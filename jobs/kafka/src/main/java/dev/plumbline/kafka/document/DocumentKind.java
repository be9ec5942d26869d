package dev.plumbline.kafka.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file is, told by its beginning, so that one given in place of another is named as what it
 * is. Which documents are valid is for their readers to say.
 */
public enum DocumentKind {
    /** How a model is watched, as YAML or JSON. */
    MONITOR("a monitor.yaml", "(?m)^model *:", "(?m)^task *:", "(?m)^(windows|time|prediction) *:"),
    /** The same as JSON. */
    MONITOR_JSON(
            "a monitor.yaml",
            "^\\{",
            "\"model\"\\s*:",
            "\"task\"\\s*:\\s*\"",
            "\"(windows|time|prediction)\"\\s*:\\s*[\\[{]"),
    /** What an evaluation defined. */
    BASELINE("a baseline", "^\\{", "\"format\"\\s*:\\s*\"plumbline-baseline/"),
    /** What lies beside a baseline that tells hours apart. */
    SEASONS("the seasons beside a baseline", "^\\{", "\"format\"\\s*:\\s*\"plumbline-seasons/"),
    /** What a run wrote. */
    REPORTS("the reports of a run", "^\\{", "\"lane\"\\s*:", "\"windowStart\"\\s*:"),
    /** A page. */
    PAGE("a page of HTML", "(?i)^<(!doctype|html)"),
    /**
     * Rows of cells with a header; last, for it is told by the least. A line that begins with # may
     * be a comment of any document.
     */
    TABLE("a table of rows", "^(?!#)[^\\n:{}<]+[,;\\t|][^\\n:{}<]*\\r?\\n");

    /** All that is told by is within the first lines. */
    public static final int ENOUGH = 4_000;

    private final String described;
    private final List<Pattern> marks;

    DocumentKind(String described, String... marks) {
        this.described = described;
        this.marks = Stream.of(marks).map(Pattern::compile).toList();
    }

    /** Returns what a text is; empty where nothing tells. */
    public static Optional<DocumentKind> of(String text) {
        String head =
                text.substring(0, Math.min(text.length(), ENOUGH))
                        .replaceFirst("^\\uFEFF", "")
                        .stripLeading();
        return Stream.of(values())
                .filter(kind -> kind.marks.stream().allMatch(mark -> mark.matcher(head).find()))
                .findFirst();
    }

    /**
     * Refuses a text that is known to be something else; one that nothing is known of passes.
     *
     * @param source names the text in the error message
     * @throws DocumentException if it is another document
     */
    public void require(String text, String source) {
        of(text).filter(kind -> !kind.described.equals(described))
                .ifPresent(
                        other -> {
                            throw other.inPlaceOf(described, source);
                        });
    }

    /** Returns the error that this was given where something else must stand. */
    public DocumentException inPlaceOf(String expected, String source) {
        return new DocumentException(
                source,
                0,
                "the file must be %s, got %s; are two files swapped?"
                        .formatted(expected, described));
    }
}
