package dev.plumbline.kafka.document.sagemaker;

import dev.plumbline.core.evaluation.CategorySummary;
import dev.plumbline.core.evaluation.NumberSummary;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentFile;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.LocatedNode;
import dev.plumbline.kafka.document.LocatedReader;
import dev.plumbline.kafka.document.NearestName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Amazon SageMaker Model Monitor wrote of a baseline data set into {@code statistics.json}.
 *
 * @param source names the file in messages
 * @param rows rows of the data set
 * @param columns in the file's order
 */
public record SageMakerStatistics(String source, long rows, List<Column> columns) {
    public SageMakerStatistics {
        columns = List.copyOf(columns);
    }

    /**
     * One column.
     *
     * @param line where it begins
     * @param rows rows with and without a value
     * @param numbers null unless the column was inferred to hold numbers
     * @param categories null unless it was inferred to hold text
     */
    public record Column(
            String name, int line, long rows, NumberSummary numbers, CategorySummary categories) {
        /** Whether nothing was inferred, so that nothing can be held to it. */
        public boolean isUnknown() {
            return numbers == null && categories == null;
        }
    }

    /**
     * Reads a file.
     *
     * @throws DocumentException if it cannot be read, or does not hold such statistics
     */
    public static SageMakerStatistics read(Path file) {
        String source = file.toString();
        LocatedNode root = LocatedReader.json(DocumentFile.text(file), source);
        return new SageMakerStatisticsReader(new DocumentValue(source, "", root)).read();
    }

    /** Returns the column of a name; empty if the file has none. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Returns the name of a column that is nearest to one that is not there. */
    public String nearest(String name) {
        return NearestName.of(name, columns.stream().map(Column::name).toList());
    }
}
