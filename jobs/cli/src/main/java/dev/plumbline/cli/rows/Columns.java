package dev.plumbline.cli.rows;

import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one file. */
final class Columns {
    private final String file;
    private final int line;
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    /**
     * @param line where the columns stand in the file; 0 for a file without lines
     */
    Columns(String file, int line, Iterable<String> columns) {
        this.file = file;
        this.line = line;
        for (String column : columns) {
            if (indices.putIfAbsent(column, indices.size()) != null) {
                throw new DocumentException(
                        file,
                        line,
                        "a column must stand in the header once, got '%s' twice; rename one of the two"
                                .formatted(column));
            }
        }
    }

    String file() {
        return file;
    }

    int width() {
        return indices.size();
    }

    List<String> names() {
        return List.copyOf(indices.keySet());
    }

    boolean has(String column) {
        return indices.containsKey(column);
    }

    /** Returns the index of a column; an error that names the nearest one if there is none. */
    int index(String column) {
        Integer index = indices.get(column);
        if (index == null) {
            throw new DocumentException(
                    file,
                    line,
                    "there is no column '%s'%s (columns: %s); name one of these in the monitor, or take the file that has it"
                            .formatted(
                                    column,
                                    NearestName.offer(column, indices.keySet()),
                                    String.join(", ", indices.keySet())));
        }
        return index;
    }
}
