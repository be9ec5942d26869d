package dev.plumbline.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Reads folders of schemas that refer to each other. */
final class Contracts {
    static final Path CURRENT = Path.of("src/main/avro");
    static final Path EARLIER = Path.of("src/main/earlier");

    private Contracts() {}

    /** The record that each file of a folder is named after. */
    static List<Schema> in(Path folder) {
        List<Path> files = listed(folder, ".avsc");
        SchemaParser parser = new SchemaParser();
        try {
            for (Path file : files) {
                parser.parse(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Schema> all = parser.getParsedNamedSchemas();
        return files.stream().map(file -> named(file, all)).toList();
    }

    /** Earlier forms by the names of their files; each holds all that it refers to. */
    static Map<String, Schema> earlier() {
        Map<String, Schema> forms = new TreeMap<>();
        for (Path file : listed(EARLIER, ".avsc")) {
            try {
                forms.put(name(file), new Schema.Parser().parse(Files.readString(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return forms;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".avsc", "");
    }

    private static Schema named(Path file, List<Schema> all) {
        String name = name(file);
        return all.stream()
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        file + " must hold a schema named " + name));
    }

    private static List<Path> listed(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
