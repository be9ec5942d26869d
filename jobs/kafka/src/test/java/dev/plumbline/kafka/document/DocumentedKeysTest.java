package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/configuration.md lists and what a monitor may hold are the same keys. */
class DocumentedKeysTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\|(.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

    private final String keys = keys();

    @Test
    void everyKeyOfAMonitorIsDocumented() throws IOException {
        assertThat(words()).containsAll(properties());
    }

    @Test
    void everyDocumentedKeyIsOneOfAMonitor() throws IOException {
        Set<String> known = properties();
        Matcher row = ROW.matcher(keys);
        int rows = 0;
        while (row.find()) {
            for (String path : codes(row.group(1))) {
                Matcher word = WORD.matcher(path);
                while (word.find()) {
                    assertThat(known).as(path).contains(word.group());
                }
            }
            rows++;
        }
        assertThat(rows).isGreaterThan(50);
    }

    /** Returns every word of the table that is set as code. */
    private Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (String code : codes(keys)) {
            Matcher word = WORD.matcher(code);
            while (word.find()) {
                words.add(word.group());
            }
        }
        return words;
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new TreeSet<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    private static String keys() {
        try {
            String text = Files.readString(DOCS.resolve("configuration.md"));
            return text.substring(text.indexOf("\n## Keys\n"), text.indexOf("\n## Environment\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the names of all properties, of nested sections too. */
    private static Set<String> properties() throws IOException {
        Path file = DOCS.resolve("schema/monitor.schema.json");
        Set<String> names = new TreeSet<>();
        collect(new ObjectMapper().readTree(file.toFile()), names);
        assertThat(names).contains("model", "alignTo", "falseEpisodesPerMonth");
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        JsonNode properties = node.path("properties");
        properties.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }
}
