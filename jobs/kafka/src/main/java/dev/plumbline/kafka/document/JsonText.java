package dev.plumbline.kafka.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;

/** Writes JSON into a text, and the shapes that several documents share. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** What writes the document. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** Returns the content on one line. */
    static String of(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory takes every character", impossible);
        }
        return text.toString();
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void textIfKnown(JsonGenerator out, String key, String text) throws IOException {
        if (text != null) {
            out.writeStringField(key, text);
        }
    }

    static void numberIfKnown(JsonGenerator out, String key, Double number) throws IOException {
        if (number != null) {
            out.writeNumberField(key, number);
        }
    }

    static void numberIfKnown(JsonGenerator out, String key, Long number) throws IOException {
        if (number != null) {
            out.writeNumberField(key, number);
        }
    }

    static void texts(JsonGenerator out, String key, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
