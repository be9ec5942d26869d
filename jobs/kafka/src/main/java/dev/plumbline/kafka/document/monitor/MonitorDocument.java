package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.DocumentFile;
import dev.plumbline.kafka.document.DocumentKind;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import dev.plumbline.kafka.document.LocatedNode;
import dev.plumbline.kafka.document.LocatedReader;
import dev.plumbline.kafka.document.Substitution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes how a model is watched: monitor.yaml for people, JSON on the control topic. The
 * format is described in docs/configuration.md and docs/schema/monitor.schema.json.
 *
 * <p>Text that begins with a brace is JSON, and is taken as it stands; in YAML {@code ${NAME}} and
 * {@code ${NAME:default}} are replaced from the environment.
 */
public final class MonitorDocument {
    private MonitorDocument() {}

    /**
     * Reads a file.
     *
     * @throws DocumentException if it cannot be read, or does not hold a monitor
     */
    public static Monitor read(Path file) {
        return readText(DocumentFile.text(file), file.toString());
    }

    /**
     * Reads a text, with the environment of this process.
     *
     * @param sourceName names the text in error messages
     * @throws DocumentException if it does not hold a monitor
     */
    public static Monitor readText(String text, String sourceName) {
        return readText(text, sourceName, System.getenv());
    }

    /**
     * Reads a text.
     *
     * @param environment what {@code ${NAME}} is replaced from
     * @throws DocumentException if the text does not hold a monitor
     */
    public static Monitor readText(
            String text, String sourceName, Map<String, String> environment) {
        DocumentKind.MONITOR.require(text, sourceName);
        return MonitorReader.read(root(text, sourceName, environment));
    }

    /**
     * Returns the line on which a value of a monitor's file stands, from 1; that of the last one on
     * the way to it that is there.
     *
     * @param keys of the sections that hold it, and its own
     * @throws DocumentException if the file cannot be read
     */
    public static int line(Path file, String... keys) {
        LocatedNode node = root(DocumentFile.text(file), file.toString(), System.getenv()).node();
        for (String key : keys) {
            if (!(node instanceof LocatedNode.Mapping section)
                    || !section.values().containsKey(key)) {
                return node.line();
            }
            node = section.values().get(key);
        }
        return node.line();
    }

    static DocumentValue root(String text, String sourceName, Map<String, String> environment) {
        LocatedNode root =
                text.stripLeading().startsWith("{")
                        ? LocatedReader.json(text, sourceName)
                        : LocatedReader.yaml(text, sourceName, Substitution.from(environment));
        return new DocumentValue(sourceName, "", root);
    }

    /**
     * Returns the monitor as JSON on one line, every default spelled out; equal monitors give equal
     * text, and reading it gives an equal monitor.
     */
    public static String toJson(Monitor monitor) {
        return JsonText.of(out -> new MonitorWriter(out, monitor).write());
    }

    /**
     * Returns the monitor as YAML for people to go on with, every default spelled out; reading it
     * gives an equal monitor.
     *
     * @param comment lines to put before it
     */
    public static String toYaml(Monitor monitor, List<String> comment) {
        StringBuilder text = new StringBuilder();
        comment.stream()
                .flatMap(String::lines)
                .forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
        return text.append(JsonText.yaml(out -> new MonitorWriter(out, monitor).write()))
                .toString();
    }
}
