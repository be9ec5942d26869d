package dev.plumbline.cli.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** Turns the values of one Avro field into cells. */
interface AvroCell {
    Object read(Object value);

    /** Returns how a field of a schema, or of a union of one schema and null, is read. */
    static AvroCell of(Schema schema) {
        Schema plain = schema;
        if (schema.isUnion()) {
            List<Schema> present =
                    schema.getTypes().stream()
                            .filter(branch -> branch.getType() != Schema.Type.NULL)
                            .toList();
            if (present.size() > 1) {
                return AvroCell::ofSeveral;
            }
            plain = present.isEmpty() ? schema.getTypes().get(0) : present.get(0);
        }
        AvroCell cell = ofOne(plain);
        return value -> value == null ? null : cell.read(value);
    }

    private static AvroCell ofOne(Schema schema) {
        AvroCell logical = logical(schema.getLogicalType());
        if (logical != null) {
            return logical;
        }
        return switch (schema.getType()) {
            case BOOLEAN -> value -> value;
            case INT, LONG -> value -> ((Number) value).longValue();
            case FLOAT, DOUBLE -> value -> ((Number) value).doubleValue();
            case STRING, ENUM -> Object::toString;
            case NULL -> value -> null;
            case ARRAY, MAP, RECORD, UNION, BYTES, FIXED -> value -> TypedRow.NESTED;
        };
    }

    /** Reads the time types and decimals; null for all others, which are what they are made of. */
    private static AvroCell logical(LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            return value -> decimal(value, decimal.getScale());
        }
        return switch (type == null ? "" : type.getName()) {
            case "date" -> value -> Times.ofDays(((Number) value).longValue());
            case "timestamp-millis", "local-timestamp-millis" -> value -> time(value, 1_000);
            case "timestamp-micros", "local-timestamp-micros" -> value -> time(value, 1_000_000);
            case "timestamp-nanos", "local-timestamp-nanos" -> value -> time(value, 1_000_000_000);
            default -> null;
        };
    }

    private static Object time(Object value, long perSecond) {
        return Times.of(((Number) value).longValue(), perSecond);
    }

    private static Object decimal(Object value, int scale) {
        byte[] unscaled;
        if (value instanceof GenericFixed fixed) {
            unscaled = fixed.bytes();
        } else {
            ByteBuffer bytes = ((ByteBuffer) value).duplicate();
            unscaled = new byte[bytes.remaining()];
            bytes.get(unscaled);
        }
        return new BigDecimal(new BigInteger(unscaled), scale).doubleValue();
    }

    /** A union of several types tells by each value which it is. */
    private static Object ofSeveral(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        boolean text = value instanceof CharSequence || value instanceof Enum<?>;
        return text ? value.toString() : TypedRow.NESTED;
    }
}
