package dev.plumbline.cli.rows;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Takes what a Parquet column store must hand to somebody; values are read from the columns. */
final class IgnoringConverter extends GroupConverter {
    private final PrimitiveConverter[] columns;

    IgnoringConverter(MessageType schema) {
        columns = new PrimitiveConverter[schema.getFieldCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new PrimitiveConverter() {};
        }
    }

    @Override
    public Converter getConverter(int column) {
        return columns[column];
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
}
