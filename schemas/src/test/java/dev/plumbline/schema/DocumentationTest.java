package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Every number on the wire says what it means. */
class DocumentationTest {
    @Test
    void everyRecordEnumAndFieldHasADoc() {
        List<String> silent = new ArrayList<>();
        List<Schema> contracts = Contracts.in(Contracts.CURRENT);
        contracts.forEach(contract -> collectSilent(contract, silent));

        assertThat(contracts).hasSizeGreaterThanOrEqualTo(11);
        assertThat(silent).isEmpty();
    }

    @Test
    void noticesAFieldWithoutADoc() {
        Schema planted =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Planted", "doc": "here", "fields": [
                                  {"name": "nested", "doc": "here", "type": {"type": "array", "items":
                                    {"type": "enum", "name": "Kind", "symbols": ["A"]}}},
                                  {"name": "mute", "type": "long"}
                                ]}
                                """);
        List<String> silent = new ArrayList<>();
        collectSilent(planted, silent);
        assertThat(silent).containsExactly("Kind", "Planted.mute");
    }

    private static void collectSilent(Schema schema, List<String> silent) {
        switch (schema.getType()) {
            case RECORD -> {
                noteIfBlank(schema.getFullName(), schema.getDoc(), silent);
                for (Schema.Field field : schema.getFields()) {
                    noteIfBlank(schema.getFullName() + "." + field.name(), field.doc(), silent);
                    collectSilent(field.schema(), silent);
                }
            }
            case ENUM -> noteIfBlank(schema.getFullName(), schema.getDoc(), silent);
            case ARRAY -> collectSilent(schema.getElementType(), silent);
            case MAP -> collectSilent(schema.getValueType(), silent);
            case UNION -> schema.getTypes().forEach(branch -> collectSilent(branch, silent));
            default -> {}
        }
    }

    private static void noteIfBlank(String name, String doc, List<String> silent) {
        if (doc == null || doc.isBlank()) {
            silent.add(name);
        }
    }
}
