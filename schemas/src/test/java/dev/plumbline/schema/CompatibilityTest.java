package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any released version wrote, the current one must read. */
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

    static List<Path> versions() {
        return Contracts.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void readsAllThatAReleasedVersionWrote(Path version) {
        Map<String, Schema> current =
                Contracts.in(Contracts.CURRENT).stream()
                        .collect(Collectors.toMap(Schema::getName, Function.identity()));
        List<Schema> released = Contracts.in(version);
        assertThat(released).isNotEmpty();
        for (Schema writer : released) {
            assertThat(current).as("a released record must stay").containsKey(writer.getName());
            assertThat(problems(current.get(writer.getName()), writer))
                    .as("%s of %s", writer.getName(), version.getFileName())
                    .isEmpty();
        }
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
        assertThat(problems(parsed(LABEL.formatted(planted, SCALAR)), released())).isNotEmpty();
    }

    @Test
    void noticesABranchThatIsGone() {
        Schema narrowed = parsed(LABEL.formatted(TIME, "[\"long\", \"double\"]"));
        assertThat(problems(narrowed, released())).isNotEmpty();
    }

    @Test
    void letsAFieldWithADefaultIn() {
        String added = TIME + "{\"name\": \"weight\", \"type\": \"double\", \"default\": 1.0},";
        assertThat(problems(parsed(LABEL.formatted(added, SCALAR)), released())).isEmpty();
    }

    private static Schema released() {
        return Contracts.in(Contracts.RELEASED.resolve("0.1.0")).stream()
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
