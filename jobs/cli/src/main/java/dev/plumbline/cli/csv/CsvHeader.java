package dev.plumbline.cli.csv;

import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one file. */
final class CsvHeader {
    private final String file;
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    CsvHeader(String file, int line, List<String> columns) {
        this.file = file;
        for (String column : columns) {
            if (indices.putIfAbsent(column, indices.size()) != null) {
                throw new DocumentException(
                        file, line, "column '%s' stands in the header twice".formatted(column));
            }
        }
    }

    String file() {
        return file;
    }

    int width() {
        return indices.size();
    }

    List<String> columns() {
        return List.copyOf(indices.keySet());
    }

    boolean has(String column) {
        return indices.containsKey(column);
    }

    int index(String column) {
        Integer index = indices.get(column);
        if (index == null) {
            throw new DocumentException(
                    file,
                    1,
                    "there is no column '%s'; the nearest is '%s' (columns: %s)"
                            .formatted(
                                    column,
                                    NearestName.of(column, indices.keySet()),
                                    String.join(", ", indices.keySet())));
        }
        return index;
    }
}
