package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written with any form that a record has had, its form of today must read. */
class CompatibilityTest {
    private static final String LABEL =
            """
            {"type": "record", "name": "Label", "namespace": "dev.plumbline.schema", "fields": [
              {"name": "predictionId", "type": "string"},
              %s
              {"name": "label", "type": %s}
            ]}
            """;
    private static final String TIME = "{\"name\": \"eventTime\", \"type\": \"long\"},";
    private static final String SCALAR = "[\"boolean\", \"long\", \"double\", \"string\"]";

    private static final Path FINGERPRINTS = Path.of("src/test/resources/fingerprints.txt");

    @Test
    void readsAllThatWasWrittenWithEarlierForms() {
        Map<String, Schema> current =
                Contracts.in(Contracts.CURRENT).stream()
                        .collect(Collectors.toMap(Schema::getName, Function.identity()));
        assertThat(Contracts.earlier()).isNotEmpty();
        Contracts.earlier()
                .forEach(
                        (file, writer) -> {
                            assertThat(current)
                                    .as("a record must stay")
                                    .containsKey(writer.getName());
                            assertThat(problems(current.get(writer.getName()), writer))
                                    .as(file)
                                    .isEmpty();
                        });
    }

    @Test
    void keepsTheFormThatARecordHadBeforeItChanges() throws IOException {
        List<String> held = Files.readAllLines(FINGERPRINTS);
        List<String> now = Contracts.in(Contracts.CURRENT).stream().map(this::nameOf).toList();
        assertThat(now)
                .as(
                        "a form that changed must be kept as src/main/earlier/<line of %s>.avsc, names resolved, and listed in index.txt there; then hold the new line",
                        FINGERPRINTS)
                .containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void namesEarlierFormsByTheirFingerprintAndListsThem() throws IOException {
        Contracts.earlier().forEach((file, form) -> assertThat(file).isEqualTo(nameOf(form)));
        assertThat(Files.readAllLines(Contracts.EARLIER.resolve("index.txt")))
                .containsExactlyElementsOf(Contracts.earlier().keySet());
    }

    private String nameOf(Schema schema) {
        return "%s-%016x"
                .formatted(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a new field without a default
                TIME + "{\"name\": \"weight\", \"type\": \"double\"},",
                // a renamed field
                "{\"name\": \"happenedAt\", \"type\": \"long\"},",
                // a narrowed field
                "{\"name\": \"eventTime\", \"type\": \"int\"},"
            })
    void noticesABreakingChange(String planted) {
        assertThat(problems(parsed(LABEL.formatted(planted, SCALAR)), label())).isNotEmpty();
    }

    @Test
    void noticesABranchThatIsGone() {
        Schema narrowed = parsed(LABEL.formatted(TIME, "[\"long\", \"double\"]"));
        assertThat(problems(narrowed, label())).isNotEmpty();
    }

    @Test
    void letsAFieldWithADefaultIn() {
        String added = TIME + "{\"name\": \"weight\", \"type\": \"double\", \"default\": 1.0},";
        assertThat(problems(parsed(LABEL.formatted(added, SCALAR)), label())).isEmpty();
    }

    private static Schema label() {
        return Contracts.in(Contracts.CURRENT).stream()
                .filter(schema -> schema.getName().equals("Label"))
                .findFirst()
                .orElseThrow();
    }

    private static Schema parsed(String json) {
        return new Schema.Parser().parse(json);
    }

    private static List<String> problems(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility result =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getResult().getIncompatibilities().stream().map(Object::toString).toList();
    }
}
