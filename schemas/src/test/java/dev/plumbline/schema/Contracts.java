package dev.plumbline.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Reads folders of schemas that refer to each other. */
final class Contracts {
    static final Path CURRENT = Path.of("src/main/avro");
    static final Path RELEASED = Path.of("src/test/resources/released");

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

    static List<Path> versions() {
        return listed(RELEASED, "").stream().filter(Files::isDirectory).toList();
    }

    private static Schema named(Path file, List<Schema> all) {
        String name = file.getFileName().toString().replace(".avsc", "");
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
