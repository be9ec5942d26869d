package dev.plumbline.kafka.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a document's text. */
public final class DocumentFile {
    private DocumentFile() {}

    /**
     * Returns the text of a UTF-8 file.
     *
     * @throws DocumentException if it cannot be read
     */
    public static String text(Path file) {
        if (file.toString().isEmpty()) {
            throw new DocumentException(
                    "''", 0, "the path must name a file, got an empty one; is a variable not set?");
        }
        if (Files.isDirectory(file)) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the path must be that of a file, got a folder; name the file in it");
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // some editors begin a file with a byte order mark
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the file must exist, got none; check the path, seen from %s"
                            .formatted(Path.of("").toAbsolutePath()),
                    missing);
        } catch (CharacterCodingException binary) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the file must be UTF-8 text, got other bytes; save it as UTF-8",
                    binary);
        } catch (IOException unreadable) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the file must be readable, got %s; check that it is a file and its permissions"
                            .formatted(unreadable),
                    unreadable);
        }
    }
}
