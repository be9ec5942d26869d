package dev.plumbline.kafka.decode;

import dev.plumbline.core.model.CanonicalText;

/** What a {@link LabelDecoder} read last. Valid until it reads again. */
public final class DecodedLabel {
    long idHigh;
    long idLow;
    long eventTimeMillis;
    private Kind kind;
    private long whole;
    private double number;
    private String text;

    void set(Kind read, long asWhole, double asNumber, String asText) {
        kind = read;
        whole = asWhole;
        number = asNumber;
        text = asText;
    }

    /** The first half of the {@link IdHash} of the prediction id. */
    public long idHigh() {
        return idHigh;
    }

    /** The second half of the {@link IdHash} of the prediction id. */
    public long idLow() {
        return idLow;
    }

    /** When the label became known. */
    public long eventTimeMillis() {
        return eventTimeMillis;
    }

    /** Whether the label is a long or a double. */
    public boolean isNumber() {
        return kind != Kind.TEXT;
    }

    /** The label as a number, a boolean as 0 or 1; NaN for a text. */
    public double number() {
        return number;
    }

    /** The label as a class, in its canonical text. */
    public String text() {
        if (text == null) {
            // most regressions never ask, and spelling a double costs more than decoding it
            text = kind == Kind.WHOLE ? Long.toString(whole) : CanonicalText.of(number);
        }
        return text;
    }

    enum Kind {
        WHOLE,
        REAL,
        TEXT
    }
}
