package dev.plumbline.cli.rows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Turns the current value of one Parquet column, which is not null, into a cell. */
interface ParquetCell {
    /** Day of the Unix epoch in the count of days that the old 96-bit timestamps use. */
    long JULIAN_EPOCH = 2_440_588;

    long NANOS_PER_DAY = 86_400_000_000_000L;

    Object read(ColumnReader column);

    static ParquetCell of(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(type, decimal.getScale());
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> ColumnReader::getBoolean;
            case INT32 ->
                    logical instanceof DateLogicalTypeAnnotation
                            ? column -> Times.ofDays(column.getInteger())
                            : column -> (long) column.getInteger();
            case INT64 ->
                    logical instanceof TimestampLogicalTypeAnnotation time
                            ? time(time)
                            : ColumnReader::getLong;
            case FLOAT -> column -> (double) column.getFloat();
            case DOUBLE -> ColumnReader::getDouble;
            case INT96 -> column -> oldTimestamp(column.getBinary());
            case BINARY -> column -> column.getBinary().toStringUsingUTF8();
            case FIXED_LEN_BYTE_ARRAY -> fixed(logical);
        };
    }

    private static ParquetCell time(TimestampLogicalTypeAnnotation type) {
        long perSecond =
                switch (type.getUnit()) {
                    case MILLIS -> 1_000;
                    case MICROS -> 1_000_000;
                    case NANOS -> 1_000_000_000;
                };
        return column -> Times.of(column.getLong(), perSecond);
    }

    private static ParquetCell decimal(PrimitiveType type, int scale) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> column -> BigDecimal.valueOf(column.getInteger(), scale).doubleValue();
            case INT64 -> column -> BigDecimal.valueOf(column.getLong(), scale).doubleValue();
            default ->
                    column ->
                            new BigDecimal(new BigInteger(column.getBinary().getBytes()), scale)
                                    .doubleValue();
        };
    }

    private static ParquetCell fixed(LogicalTypeAnnotation logical) {
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            return column -> uuid(column.getBinary());
        }
        if (logical instanceof Float16LogicalTypeAnnotation) {
            return column -> half(column.getBinary());
        }
        return column -> TypedRow.NESTED;
    }

    private static Object uuid(Binary binary) {
        ByteBuffer bytes = binary.toByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** Reads IEEE 754 binary16: 1 sign bit, 5 of exponent with bias 15, 10 of fraction. */
    private static double half(Binary binary) {
        int bits = binary.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort();
        int sign = bits < 0 ? -1 : 1;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((double) fraction, -24)
                : sign * Math.scalb(1 + fraction / 1024.0, exponent - 15);
    }

    private static Object oldTimestamp(Binary binary) {
        ByteBuffer bytes = binary.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = bytes.getLong();
        long days = bytes.getInt() - JULIAN_EPOCH;
        return Times.ofDays(days).plusNanos(nanosOfDay % NANOS_PER_DAY);
    }
}
