package dev.plumbline.cli.dataset;

import dev.plumbline.cli.rows.CsvRows;
import java.io.InputStream;
import java.nio.file.Path;

/** A data file of the class path, unless the user names another. */
record ShippedFile(String resource, Path other) {

    CsvRows open() {
        if (other != null) {
            return CsvRows.open(other);
        }
        InputStream bytes = ShippedFile.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IllegalStateException(
                    "the class path must hold %s; build the project anew".formatted(resource));
        }
        return CsvRows.read(resource, bytes, null);
    }
}
