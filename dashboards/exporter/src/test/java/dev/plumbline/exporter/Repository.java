package dev.plumbline.exporter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this repository that no compiler reads. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path DASHBOARDS = ROOT.resolve("dashboards/grafana/dashboards");
    static final Path RULES = ROOT.resolve("alerting/rules");
    static final Path RULE_TESTS = ROOT.resolve("alerting/tests");

    private static final Pattern METRIC = Pattern.compile("\\bplumbline_[a-z_]+");

    private Repository() {}

    /**
     * Reads YAML with its anchors and merges resolved, which Jackson's own parser leaves as text.
     */
    static JsonNode yaml(Path file) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
        return new ObjectMapper().valueToTree(tree);
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files in a folder with this ending, sorted. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The metrics of Plumbline that a text names. */
    static Set<String> metricsIn(String text) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(text).results().forEach(match -> names.add(match.group()));
        return names;
    }

    /** All alerts of all rule files. */
    static List<JsonNode> alerts() {
        return files(RULES, ".yml").stream()
                .flatMap(file -> stream(yaml(file).get("groups")))
                .flatMap(group -> stream(group.get("rules")))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
