package dev.plumbline.kafka.document.sagemaker;

import dev.plumbline.core.evaluation.CategorySummary;
import dev.plumbline.core.evaluation.NumberSummary;
import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.sagemaker.SageMakerStatistics.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads SageMaker's {@code statistics.json}. Keys that are not needed are passed over, as the
 * format invites containers to add their own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-statistics.html">Schema
 *     for Statistics</a>
 */
final class SageMakerStatisticsReader {
    private static final String FROM_THE_SERVICE =
            "what a Model Monitor baseline job wrote; take its statistics.json";

    private final DocumentValue document;

    SageMakerStatisticsReader(DocumentValue document) {
        this.document = document;
    }

    SageMakerStatistics read() {
        DocumentSection root = document.freeSection();
        DocumentValue features = field(root, "features");
        List<Column> columns = new ArrayList<>();
        for (DocumentValue item : features.list()) {
            Column column = column(item);
            if (columns.stream().anyMatch(before -> before.name().equals(column.name()))) {
                throw item.problem("must have a name of its own", "remove one of the two");
            }
            columns.add(column);
        }
        long most = columns.stream().mapToLong(Column::rows).max().orElse(0);
        long rows =
                root.optional("dataset")
                        .flatMap(dataset -> dataset.freeSection().optional("item_count"))
                        .map(SageMakerStatisticsReader::count)
                        .orElse(most);
        if (columns.isEmpty() || rows < 1) {
            throw features.problem(
                    "must hold at least one column of a data set with rows", FROM_THE_SERVICE);
        }
        return new SageMakerStatistics(document.source(), rows, columns);
    }

    private static Column column(DocumentValue item) {
        DocumentSection section = item.freeSection();
        String name = field(section, "name").name();
        int line = item.node().line();
        String type = field(section, "inferred_type").text();
        switch (type) {
            case "Fractional", "Integral" -> {
                DocumentValue statistics = field(section, "numerical_statistics");
                NumberSummary numbers = numbers(statistics);
                return new Column(name, line, numbers.present() + numbers.missing(), numbers, null);
            }
            case "String" -> {
                CategorySummary texts = categories(field(section, "string_statistics"));
                return new Column(name, line, texts.present() + texts.missing(), null, texts);
            }
            case "Unknown" -> {
                return new Column(name, line, 0, null, null);
            }
            default ->
                    throw field(section, "inferred_type")
                            .problem(
                                    "must be Fractional, Integral, String or Unknown",
                                    FROM_THE_SERVICE);
        }
    }

    private static NumberSummary numbers(DocumentValue statistics) {
        DocumentSection section = statistics.freeSection();
        DocumentSection common = field(section, "common").freeSection();
        long present = count(field(common, "num_present"));
        long missing = count(field(common, "num_missing"));
        if (present == 0) {
            return NumberSummary.empty(missing);
        }
        double min = field(section, "min").number();
        double max =
                field(section, "max").number("must be at least the min, " + min, it -> it >= min);
        DocumentValue kll = field(field(section, "distribution").freeSection(), "kll");
        SageMakerDistribution distribution = new SageMakerDistribution(kll, present, min, max);
        return new NumberSummary(
                present,
                missing,
                field(section, "mean")
                        .number("must lie between min and max", it -> it >= min && it <= max),
                field(section, "std_dev").number("must be at least 0", it -> it >= 0),
                min,
                max,
                distribution.values(),
                distribution.edges());
    }

    private static CategorySummary categories(DocumentValue statistics) {
        DocumentSection section = statistics.freeSection();
        DocumentSection common = field(section, "common").freeSection();
        Map<String, Long> counts = new LinkedHashMap<>();
        Optional<DocumentValue> buckets =
                section.optional("distribution")
                        .flatMap(value -> value.freeSection().optional("categorical"))
                        .flatMap(value -> value.freeSection().optional("buckets"));
        for (DocumentValue item : buckets.map(DocumentValue::list).orElse(List.of())) {
            DocumentSection bucket = item.freeSection();
            counts.merge(
                    category(field(bucket, "value").text()),
                    count(field(bucket, "count")),
                    Long::sum);
        }
        long present = count(field(common, "num_present"));
        long told = counts.values().stream().mapToLong(Long::longValue).sum();
        if (told > present) {
            throw field(common, "num_present")
                    .problem(
                            "must be at least the count of all buckets, " + told, FROM_THE_SERVICE);
        }
        return new CategorySummary(counts, present, count(field(common, "num_missing")));
    }

    /** Spells a text as it reads back from a cell of a CSV file: 1.0 as 1, 007 as it is. */
    static String category(String text) {
        String word = text.strip();
        boolean code = word.matches("0\\d+");
        if (DocumentValue.isNumber(word) && !code) {
            return CanonicalText.of(Double.parseDouble(word));
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") ? lower : text;
    }

    /** A count, which the service's own writer may spell as 418.0. */
    static long count(DocumentValue value) {
        return (long)
                value.number(
                        "must be a whole number of at least 0",
                        number -> number >= 0 && CanonicalText.isWhole(number));
    }

    static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, FROM_THE_SERVICE);
    }
}
