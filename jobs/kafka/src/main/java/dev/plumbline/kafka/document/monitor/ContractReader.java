package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureContract;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.util.List;

/** Reads a feature with what its values must be. */
final class ContractReader {
    private final String name;
    private final DocumentValue declared;
    private final DocumentSection section;

    ContractReader(String name, DocumentValue declared) {
        this.name = name;
        this.declared = declared;
        this.section = declared.section("type", "importance", "nullable", "min", "max", "values");
    }

    FeatureSpec feature() {
        FeatureContract contract = contract();
        return new FeatureSpec(
                name,
                type(contract),
                section.optional("importance")
                        .map(value -> value.number("must be at least 0", given -> given >= 0))
                        .orElse(1.0),
                contract);
    }

    private FeatureContract contract() {
        Double min = section.optional("min").map(DocumentValue::number).orElse(null);
        Double max = section.optional("max").map(DocumentValue::number).orElse(null);
        if (min != null && max != null && min > max) {
            throw declared.problem("must have a min of at most its max", "exchange the two");
        }
        return new FeatureContract(
                section.optional("nullable").map(DocumentValue::truth).orElse(true),
                min,
                max,
                section.optional("values").map(ContractReader::values).orElse(List.of()));
    }

    private static List<String> values(DocumentValue value) {
        List<String> values = value.list().stream().map(DocumentValue::category).toList();
        if (values.isEmpty() || values.stream().distinct().count() != values.size()) {
            throw value.problem(
                    "must be at least one category, each once", "remove the key to allow any");
        }
        return values;
    }

    /** A range makes a feature numeric and a list of values categorical. */
    private FeatureType type(FeatureContract contract) {
        FeatureType type =
                section.optional("type").map(value -> value.oneOf(FeatureType.class)).orElse(null);
        boolean ranged = contract.min() != null || contract.max() != null;
        if (!contract.values().isEmpty()) {
            if (ranged || type == FeatureType.NUMERIC) {
                section.refuse("values", "for a numeric feature", "write min and max");
            }
            return FeatureType.CATEGORICAL;
        }
        if (ranged && type == FeatureType.CATEGORICAL) {
            section.refuse("min", "for a categorical feature", "write values: [...]");
            section.refuse("max", "for a categorical feature", "write values: [...]");
        }
        return ranged ? FeatureType.NUMERIC : type;
    }
}
