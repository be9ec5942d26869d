package dev.plumbline.kafka.codec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;

/**
 * How Avro builds the generated classes. Avro makes classes by the names that a schema holds, and
 * so distrusts every class by default; this one makes none but those of the contract, whatever the
 * process as a whole trusts. Maps keep the order of their entries.
 */
final class ContractData extends SpecificData {
    private final Map<String, Class<?>> classes = new HashMap<>();

    /** Knows the class of a contract and the classes within it. */
    ContractData(Schema contract) {
        addLogicalTypeConversion(new TimestampMillisConversion());
        // the fast reader makes its own maps, which lose their order
        setFastReaderEnabled(false);
        know(contract);
    }

    @Override
    public Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM -> classes.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }

    @Override
    public Object newMap(Object old, int size) {
        return new LinkedHashMap<>();
    }

    private void know(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (classes.put(schema.getFullName(), generated(schema)) == null) {
                    schema.getFields().forEach(field -> know(field.schema()));
                }
            }
            case ENUM -> classes.put(schema.getFullName(), generated(schema));
            case ARRAY -> know(schema.getElementType());
            case MAP -> know(schema.getValueType());
            case UNION -> schema.getTypes().forEach(this::know);
            default -> {}
        }
    }

    private static Class<?> generated(Schema schema) {
        try {
            return Class.forName(
                    schema.getFullName(), false, dev.plumbline.schema.Label.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "every record and enum of a contract must have a generated class, %s has none"
                            .formatted(schema.getFullName()),
                    missing);
        }
    }
}
