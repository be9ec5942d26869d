package dev.plumbline.kafka.document.sagemaker;

import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.CategoricalDrift;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Column;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Comparison;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads SageMaker's {@code constraints.json}, with the misspelling {@code comparion_method} of an
 * older schema. Keys that it does not know are remembered, so that the user can be told.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-constraints.html">Schema
 *     for Constraints</a>
 */
final class SageMakerConstraintsReader {
    private static final String FROM_THE_SERVICE =
            "what a Model Monitor baseline job suggested; take its constraints.json";
    private static final List<String> OVERRIDES =
            List.of("monitoringConfigOverrides", "monitoring_config_overrides");

    private static final List<String> DRIFT_KEYS =
            List.of(
                    "perform_comparison",
                    "comparison_threshold",
                    "comparison_method",
                    "comparion_method",
                    "categorical_comparison_threshold",
                    "categorical_drift_method");

    private final DocumentValue document;
    private final List<String> unread = new ArrayList<>();

    SageMakerConstraintsReader(DocumentValue document) {
        this.document = document;
    }

    SageMakerConstraints read() {
        DocumentSection root = document.freeSection();
        remember(root, "", List.of("version", "features", "monitoring_config"));
        List<Column> columns = new ArrayList<>();
        for (DocumentValue item : root.required("features", FROM_THE_SERVICE).list()) {
            Column column = column(item);
            if (columns.stream().anyMatch(before -> before.name().equals(column.name()))) {
                throw item.problem("must have a name of its own", "remove one of the two");
            }
            columns.add(column);
        }
        Config config = root.optional("monitoring_config").map(this::config).orElse(Config.EMPTY);
        return new SageMakerConstraints(document.source(), columns, config, unread);
    }

    private Column column(DocumentValue item) {
        DocumentSection section = item.freeSection();
        List<String> keys = new ArrayList<>(OVERRIDES);
        keys.addAll(
                List.of(
                        "name",
                        "inferred_type",
                        "completeness",
                        "num_constraints",
                        "string_constraints"));
        remember(section, item.path() + ".", keys);
        Optional<DocumentSection> texts = part(section, "string_constraints");
        return new Column(
                section.required("name", FROM_THE_SERVICE).name(),
                section.optional("completeness").map(value -> share(value)).orElse(null),
                part(section, "num_constraints")
                        .flatMap(numbers -> numbers.optional("is_non_negative"))
                        .map(DocumentValue::truth)
                        .orElse(false),
                texts.flatMap(strings -> strings.optional("domains"))
                        .map(SageMakerConstraintsReader::domains)
                        .orElse(List.of()),
                overrides(section).or(() -> texts.flatMap(this::overrides)).orElse(Config.EMPTY));
    }

    private Optional<DocumentSection> part(DocumentSection section, String key) {
        return section.optional(key).map(DocumentValue::freeSection);
    }

    private Optional<Config> overrides(DocumentSection section) {
        return OVERRIDES.stream()
                .flatMap(key -> section.optional(key).stream())
                .findFirst()
                .map(this::config);
    }

    private static List<String> domains(DocumentValue value) {
        return value.texts().stream()
                .map(SageMakerStatisticsReader::category)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    private Config config(DocumentValue value) {
        DocumentSection section = value.freeSection();
        remember(
                section,
                value.path() + ".",
                List.of(
                        "evaluate_constraints",
                        "emit_metrics",
                        "datatype_check_threshold",
                        "domain_content_threshold",
                        "distribution_constraints"));
        Optional<DocumentValue> given = section.optional("distribution_constraints");
        Optional<DocumentSection> drift = given.map(DocumentValue::freeSection);
        drift.ifPresent(part -> remember(part, given.orElseThrow().path() + ".", DRIFT_KEYS));
        return new Config(
                enabled(section.optional("evaluate_constraints")),
                enabled(section.optional("emit_metrics")),
                section.optional("datatype_check_threshold").map(it -> share(it)).orElse(null),
                section.optional("domain_content_threshold").map(it -> share(it)).orElse(null),
                enabled(drift.flatMap(part -> part.optional("perform_comparison"))),
                drift.flatMap(part -> part.optional("comparison_threshold"))
                        .map(SageMakerConstraintsReader::threshold)
                        .orElse(null),
                drift.flatMap(
                                part ->
                                        part.optional("comparison_method")
                                                .or(() -> part.optional("comparion_method")))
                        .map(SageMakerConstraintsReader::method)
                        .orElse(null),
                drift.flatMap(part -> part.optional("categorical_comparison_threshold"))
                        .map(SageMakerConstraintsReader::threshold)
                        .orElse(null),
                drift.flatMap(part -> part.optional("categorical_drift_method"))
                        .map(SageMakerConstraintsReader::categorical)
                        .orElse(null));
    }

    private static Boolean enabled(Optional<DocumentValue> given) {
        if (given.isEmpty()) {
            return null;
        }
        DocumentValue value = given.get();
        return switch (value.text()) {
            case "Enabled", "true" -> true;
            case "Disabled", "false" -> false;
            default -> throw value.problem("must be Enabled or Disabled", "write one of the two");
        };
    }

    private static double share(DocumentValue value) {
        return value.number("must be a share from 0 to 1", it -> it >= 0 && it <= 1);
    }

    private static double threshold(DocumentValue value) {
        return value.number("must be at least 0", it -> it >= 0);
    }

    private static Comparison method(DocumentValue value) {
        return switch (value.text()) {
            case "Simple", "linf_simple" -> Comparison.SIMPLE;
            case "Robust", "linf_robust" -> Comparison.ROBUST;
            default -> throw value.problem("must be Simple or Robust", "write one of the two");
        };
    }

    private static CategoricalDrift categorical(DocumentValue value) {
        return switch (value.text()) {
            case "LInfinity" -> CategoricalDrift.L_INFINITY;
            case "ChiSquared" -> CategoricalDrift.CHI_SQUARED;
            default ->
                    throw value.problem("must be LInfinity or ChiSquared", "write one of the two");
        };
    }

    private void remember(DocumentSection section, String path, List<String> known) {
        section.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> unread.add(path + key));
    }
}
