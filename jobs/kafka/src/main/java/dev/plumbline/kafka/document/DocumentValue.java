package dev.plumbline.kafka.document;

import dev.plumbline.core.model.CanonicalText;
import dev.plumbline.kafka.document.LocatedNode.Kind;
import dev.plumbline.kafka.document.LocatedNode.Mapping;
import dev.plumbline.kafka.document.LocatedNode.Scalar;
import dev.plumbline.kafka.document.LocatedNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value with its place, read as the type that the reader needs.
 *
 * @param path how the value is reached, such as {@code windows[1].span}
 */
public record DocumentValue(String source, String path, LocatedNode node) {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** Whether a text reads as a number: decimal, perhaps with an exponent. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Any text, number or truth value, as written. */
    public String text() {
        return scalar("must be a text", "quote it").text();
    }

    /** A text that is not blank. */
    public String name() {
        String name = text();
        if (name.isBlank()) {
            throw problem("must not be blank", "give it a name");
        }
        return name;
    }

    /** A category or class in its one spelling: 1 and 1.0 are the same. */
    public String category() {
        Scalar scalar = scalar("must be a text, a number or a truth value", "write one value");
        return scalar.kind() == Kind.NUMBER ? CanonicalText.of(number()) : scalar.text();
    }

    /** A finite number. */
    public double number() {
        String digits = digits("must be a number");
        double number = Double.parseDouble(digits);
        if (!Double.isFinite(number)) {
            throw problem("must be a finite number", "write a number below 1.8e308");
        }
        return number;
    }

    /**
     * A finite number in a range.
     *
     * @param must what holds of it, for the message
     */
    public double number(String must, Predicate<Double> holds) {
        double number = number();
        if (!holds.test(number)) {
            throw problem(must, "change it");
        }
        return number;
    }

    /** A number, or one of the texts NaN, Infinity and -Infinity. */
    public double anyNumber() {
        boolean special =
                node instanceof Scalar scalar
                        && Set.of("NaN", "Infinity", "-Infinity").contains(scalar.text());
        return special ? Double.parseDouble(text()) : number();
    }

    /** A list of texts, numbers or truth values, each as written. */
    public List<String> texts() {
        return list().stream().map(DocumentValue::text).toList();
    }

    /** A list of whole numbers of at least 0. */
    public long[] counts() {
        return list().stream().mapToLong(item -> item.whole(0)).toArray();
    }

    /** A list of numbers as {@link #anyNumber} reads them. */
    public double[] numbers() {
        return list().stream().mapToDouble(DocumentValue::anyNumber).toArray();
    }

    /** A list of exactly so many numbers. */
    public double[] numbers(int size) {
        return sized(size).stream().mapToDouble(DocumentValue::anyNumber).toArray();
    }

    /** A list of exactly so many counts. */
    public long[] counts(int size) {
        return sized(size).stream().mapToLong(item -> item.whole(0)).toArray();
    }

    private List<DocumentValue> sized(int size) {
        List<DocumentValue> items = list();
        if (items.size() != size) {
            throw problem("must be a list of " + size, "build the document again");
        }
        return items;
    }

    /** A whole number, written without a fraction, of at least so much. */
    public long whole(long least) {
        String digits = digits("must be a whole number of at least " + least);
        try {
            long whole = Long.parseLong(digits);
            if (whole >= least) {
                return whole;
            }
        } catch (NumberFormatException fraction) {
            // said below, with the place
        }
        throw problem(
                "must be a whole number of at least " + least, "write it without fraction or unit");
    }

    /** The same, of at most 2^31 − 1. */
    public int smallWhole(int least) {
        long whole = whole(least);
        if (whole > Integer.MAX_VALUE) {
            throw problem("must be at most " + Integer.MAX_VALUE, "choose a smaller one");
        }
        return (int) whole;
    }

    /** One of an enum's constants, written in lower case. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        List<String> names =
                Stream.of(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        String written = text();
        if (!names.contains(written)) {
            throw problem(
                    "must be one of " + String.join(", ", names),
                    "the nearest is " + NearestName.of(written, names));
        }
        return Enum.valueOf(type, written.toUpperCase(Locale.ROOT));
    }

    /** One of an enum's constants, by its name. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String written = text();
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(written))
                .findFirst()
                .orElseThrow(
                        () ->
                                problem(
                                        "must be one of " + List.of(type.getEnumConstants()),
                                        "a later release may know more"));
    }

    /** One of true and false. */
    public boolean truth() {
        String written = text();
        if (!written.equals("true") && !written.equals("false")) {
            throw problem("must be true or false", "write one of the two");
        }
        return Boolean.parseBoolean(written);
    }

    /** A mapping that has no keys but these. */
    public DocumentSection section(String... knownKeys) {
        return DocumentSection.of(this, mapping(), List.of(knownKeys));
    }

    /** A mapping whose keys are the user's own names. */
    public DocumentSection freeSection() {
        return DocumentSection.of(this, mapping(), null);
    }

    /** The items of a list, each with its place. */
    public List<DocumentValue> list() {
        if (!(node instanceof Sequence sequence)) {
            throw problem("must be a list", "write it as [a, b] or with a dash per item");
        }
        List<DocumentValue> items = new ArrayList<>(sequence.values().size());
        for (LocatedNode item : sequence.values()) {
            items.add(new DocumentValue(source, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** Whether this is a text, number or truth value, or nothing. */
    public boolean isScalar() {
        return node instanceof Scalar;
    }

    public boolean isList() {
        return node instanceof Sequence;
    }

    /** Returns an error that says what must hold, what was got and the way out. */
    public DocumentException problem(String must, String wayOut) {
        String subject = path.isEmpty() ? "the document" : path;
        return new DocumentException(
                source,
                node.line(),
                "%s %s, got %s; %s".formatted(subject, must, node.described(), wayOut));
    }

    private Mapping mapping() {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw problem("must be a mapping of keys to values", "write it as {key: value}");
    }

    private Scalar scalar(String must, String wayOut) {
        if (node instanceof Scalar scalar && scalar.kind() != Kind.NOTHING) {
            return scalar;
        }
        throw problem(must, node instanceof Scalar ? "give a value or remove the key" : wayOut);
    }

    private String digits(String must) {
        Scalar scalar = scalar(must, "write one number");
        // 5_000 is a number in YAML
        String digits = scalar.text().replace("_", "");
        if (scalar.kind() != Kind.NUMBER || !isNumber(digits)) {
            throw problem(must, "write digits, without quotes or unit");
        }
        return digits;
    }
}
