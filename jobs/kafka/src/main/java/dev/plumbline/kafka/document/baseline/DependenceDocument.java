package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How dependent rows were, and from what blocks that is known, as JSON. */
final class DependenceDocument {
    private DependenceDocument() {}

    static void write(JsonGenerator out, String key, Dependence dependence) throws IOException {
        out.writeObjectFieldStart(key);
        JsonText.number(out, "lambda", dependence.lambda());
        JsonText.number(out, "blockRows", dependence.blockRows());
        out.writeNumberField("blocks", dependence.blocks());
        out.writeEndObject();
    }

    static Dependence read(DocumentValue value) {
        DocumentSection section = value.section("lambda", "blockRows", "blocks");
        return new Dependence(
                BaselineReader.field(section, "lambda").anyNumber(),
                BaselineReader.field(section, "blockRows").anyNumber(),
                BaselineReader.field(section, "blocks").smallWhole(0));
    }

    /**
     * Writes what is known at the length of windows after the first, a line for each window;
     * nothing where none is.
     */
    static void write(JsonGenerator out, SortedMap<String, Dependence> atOtherWindows)
            throws IOException {
        if (atOtherWindows.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("dependenceAt");
        for (Map.Entry<String, Dependence> window : atOtherWindows.entrySet()) {
            Dependence known = window.getValue();
            JsonText.numbers(
                    out,
                    window.getKey(),
                    new double[] {known.lambda(), known.blockRows(), known.blocks()});
        }
        out.writeEndObject();
    }

    static SortedMap<String, Dependence> readOthers(DocumentValue value) {
        DocumentSection section = value.freeSection();
        SortedMap<String, Dependence> others = new TreeMap<>();
        for (String granularity : section.keys()) {
            others.put(granularity, readLine(BaselineReader.field(section, granularity)));
        }
        return others;
    }

    private static Dependence readLine(DocumentValue value) {
        double[] numbers = value.numbers(3);
        return new Dependence(numbers[0], numbers[1], value.list().get(2).smallWhole(0));
    }

    static void write(JsonGenerator out, List<BlockChoice> choices) throws IOException {
        if (choices.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("blocks");
        for (BlockChoice choice : choices) {
            out.writeStartObject();
            out.writeStringField("window", choice.granularity());
            out.writeStringField("basis", JsonText.lower(choice.basis()));
            out.writeNumberField("blocks", choice.blocks());
            out.writeNumberField("windows", choice.windows());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static List<BlockChoice> choices(DocumentValue value) {
        List<BlockChoice> choices = new ArrayList<>();
        for (DocumentValue item : value.list()) {
            DocumentSection section = item.section("window", "basis", "blocks", "windows");
            choices.add(
                    new BlockChoice(
                            BaselineReader.field(section, "window").name(),
                            BaselineReader.field(section, "basis").oneOf(BlockChoice.Basis.class),
                            BaselineReader.field(section, "blocks").whole(0),
                            BaselineReader.field(section, "windows").whole(0)));
        }
        return choices;
    }
}
