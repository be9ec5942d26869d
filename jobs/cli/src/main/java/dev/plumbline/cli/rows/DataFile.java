package dev.plumbline.cli.rows;

import dev.plumbline.cli.output.FileRefusal;
import dev.plumbline.kafka.document.DocumentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file of rows. */
final class DataFile {
    private static final int BUFFER = 1 << 16;
    private static final String CONVERT =
            "; convert the file, such as with iconv -f LATIN1 -t UTF-8";

    private DataFile() {}

    /** Throws an error that says so unless the file exists and is a file. */
    static void require(Path file) {
        if (file.toString().isEmpty()) {
            throw new DocumentException(
                    "''", 0, "the path must name a file, got an empty one; is a variable not set?");
        }
        if (!Files.exists(file)) {
            throw new DocumentException(
                    file.toString(),
                    0,
                    "the file does not exist; check the path, which is seen from "
                            + Path.of("").toAbsolutePath());
        }
        if (Files.isDirectory(file)) {
            throw new DocumentException(
                    file.toString(), 0, "must be a file, got a folder; name a file in it");
        }
    }

    /** Returns the first bytes of a file, a character each. */
    static String head(Path file, int bytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static DocumentException unreadable(Path file, Exception problem) {
        return unreadable(file.toString(), problem);
    }

    static DocumentException unreadable(String file, Exception problem) {
        if (problem instanceof CharacterCodingException) {
            return new DocumentException(
                    file, 0, "the text must be UTF-8, got other bytes" + CONVERT);
        }
        return new DocumentException(
                file,
                0,
                "the file must be readable and whole%s, got %s; check its permissions, and that it was copied whole"
                        .formatted(file.endsWith(".gz") ? " gzip" : "", said(problem)));
    }

    /** Returns what to throw where a text cannot be read on. */
    static DocumentException brokenAfter(String file, int line, IOException problem) {
        if (problem instanceof CharacterCodingException) {
            return new DocumentException(
                    file,
                    line,
                    "the text must be UTF-8, got other bytes beyond this row" + CONVERT);
        }
        return new DocumentException(
                file,
                line,
                "the file must be readable beyond this row, got %s; check that it was copied whole"
                        .formatted(problem));
    }

    private static String said(Exception problem) {
        if (problem instanceof FileSystemException refused) {
            return FileRefusal.of(refused);
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    /**
     * Returns the text of UTF-8 bytes, gunzipped where the name ends in {@code .gz}. Other bytes
     * are an error: a name read wrongly is a category that production never has.
     */
    static BufferedReader text(String file, InputStream bytes) throws IOException {
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
        // a decoder made so reports what it cannot read; one made from the charset replaces it
        return new BufferedReader(
                new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER);
    }
}
