package dev.plumbline.kafka.document.sagemaker;

import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentFile;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.LocatedNode;
import dev.plumbline.kafka.document.LocatedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Amazon SageMaker Model Monitor holds a data set to: {@code constraints.json}.
 *
 * @param source names the file in messages
 * @param columns in the file's order
 * @param config of all columns
 * @param unread keys that neither Model Monitor's schema nor this reader knows, with their lines
 */
public record SageMakerConstraints(
        String source, List<Column> columns, Config config, List<String> unread) {
    /** Nothing is held to anything. */
    public static final SageMakerConstraints NONE =
            new SageMakerConstraints("", List.of(), Config.EMPTY, List.of());

    public SageMakerConstraints {
        columns = List.copyOf(columns);
        unread = List.copyOf(unread);
    }

    /**
     * What one column is held to; null and empty parts are not constrained.
     *
     * @param completeness least share of rows with a value, from 0 to 1
     * @param domains proper categories, as canonical text
     * @param overrides what differs from the configuration of all columns
     */
    public record Column(
            String name,
            Double completeness,
            boolean nonNegative,
            List<String> domains,
            Config overrides) {
        public Column {
            domains = List.copyOf(domains);
        }
    }

    /** How the largest difference of shares is compared with its threshold. */
    public enum Comparison {
        /** As it is. */
        SIMPLE,
        /** Less 1.8 · √(1/n + 1/m), for n rows now and m in the baseline, and at least 0. */
        ROBUST
    }

    /** How categories are compared. */
    public enum CategoricalDrift {
        L_INFINITY,
        CHI_SQUARED
    }

    /**
     * Settings; null where they are not given.
     *
     * @param datatypeThreshold share that the type check allows, or asks for
     * @param domainThreshold share that the domain check allows, or asks for
     */
    public record Config(
            Boolean evaluates,
            Boolean emitsMetrics,
            Double datatypeThreshold,
            Double domainThreshold,
            Boolean compares,
            Double threshold,
            Comparison method,
            Double categoricalThreshold,
            CategoricalDrift categoricalDrift) {
        public static final Config EMPTY =
                new Config(null, null, null, null, null, null, null, null, null);

        /** Returns these settings, and where they are not given those. */
        public Config orElse(Config other) {
            return new Config(
                    first(evaluates, other.evaluates),
                    first(emitsMetrics, other.emitsMetrics),
                    first(datatypeThreshold, other.datatypeThreshold),
                    first(domainThreshold, other.domainThreshold),
                    first(compares, other.compares),
                    first(threshold, other.threshold),
                    first(method, other.method),
                    first(categoricalThreshold, other.categoricalThreshold),
                    first(categoricalDrift, other.categoricalDrift));
        }

        private static <T> T first(T one, T other) {
            return one == null ? other : one;
        }
    }

    /**
     * Reads a file.
     *
     * @throws DocumentException if it cannot be read, or does not hold such constraints
     */
    public static SageMakerConstraints read(Path file) {
        String source = file.toString();
        LocatedNode root = LocatedReader.json(DocumentFile.text(file), source);
        return new SageMakerConstraintsReader(new DocumentValue(source, "", root)).read();
    }

    /** Returns the column of a name; empty if the file has none. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
