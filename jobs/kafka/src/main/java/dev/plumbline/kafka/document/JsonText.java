package dev.plumbline.kafka.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.NopIndenter;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.report.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** Writes JSON into a text, and the shapes that several documents share. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final YAMLFactory YAML =
            new YAMLFactory()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR);
    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter(
                            DefaultPrettyPrinter.DEFAULT_SEPARATORS
                                    .withObjectFieldValueSpacing(Spacing.AFTER)
                                    .withArrayEmptySeparator("")
                                    .withObjectEmptySeparator(""))
                    .withArrayIndenter(NopIndenter.instance)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private JsonText() {}

    /** What writes the document. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** Returns the content on one line. */
    public static String of(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory takes every character", impossible);
        }
        return text.toString();
    }

    /** Returns the content with a line per field; arrays of numbers stay on one line. */
    public static String pretty(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter(LAYOUT));
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory takes every character", impossible);
        }
        return text.append('\n').toString();
    }

    /**
     * Returns the content as YAML, which reads back as it is: no text refers to the environment.
     */
    public static String yaml(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = YAML.createGenerator(text)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory takes every character", impossible);
        }
        return text.toString().replace("${", "$${");
    }

    /** Returns a constant as documents spell it. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Writes a text; nothing for null. */
    public static void textIfKnown(JsonGenerator out, String key, String text) throws IOException {
        if (text != null) {
            out.writeStringField(key, text);
        }
    }

    /** Writes a number of any kind; nothing for null. */
    public static void numberIfKnown(JsonGenerator out, String key, Double number)
            throws IOException {
        if (number != null) {
            number(out, key, number);
        }
    }

    /** Writes a whole number; nothing for null. */
    public static void numberIfKnown(JsonGenerator out, String key, Long number)
            throws IOException {
        if (number != null) {
            out.writeNumberField(key, number);
        }
    }

    /** Writes a list of texts. */
    public static void texts(JsonGenerator out, String key, Collection<String> texts)
            throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    /** Writes an event time: ISO-8601, or the row number under the clock ROWS. */
    public static void point(JsonGenerator out, String key, Instant time, Clock clock)
            throws IOException {
        if (clock == Clock.ROWS) {
            out.writeNumberField(key, time.toEpochMilli());
        } else {
            out.writeStringField(key, time.toString());
        }
    }

    /** Writes a number of any kind; JSON knows no NaN and no infinity, so these are texts. */
    public static void number(JsonGenerator out, String key, double number) throws IOException {
        out.writeFieldName(key);
        number(out, number);
    }

    /** Writes a list of numbers of any kind. */
    public static void numbers(JsonGenerator out, String key, double[] numbers) throws IOException {
        out.writeArrayFieldStart(key);
        for (double number : numbers) {
            number(out, number);
        }
        out.writeEndArray();
    }

    private static void number(JsonGenerator out, double number) throws IOException {
        String text = Double.toString(number);
        if (!Double.isFinite(number)) {
            out.writeString(text);
            return;
        }
        // the shortest text that reads back as the same bits: 12, not 12.0
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        out.writeNumber(whole.replace(".0E", "E"));
    }

    /** Writes an interval with its level, under the key {@code interval}. */
    public static void interval(JsonGenerator out, Interval interval) throws IOException {
        out.writeObjectFieldStart("interval");
        number(out, "lower", interval.lower());
        number(out, "upper", interval.upper());
        number(out, "level", interval.level());
        out.writeEndObject();
    }

    /** Writes a list of whole numbers. */
    public static void counts(JsonGenerator out, String key, long[] counts) throws IOException {
        out.writeArrayFieldStart(key);
        for (long count : counts) {
            out.writeNumber(count);
        }
        out.writeEndArray();
    }
}
