package dev.plumbline.monitoring.stream;

import dev.plumbline.kafka.flink.FormatSnapshot;
import dev.plumbline.kafka.flink.ImmutableSerializer;
import dev.plumbline.kafka.flink.SerializedType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes labels on their way to the join between tasks, field by field: Flink's own serializer of
 * records finds each field by reflection.
 */
public final class LabelArrivalSerializer extends ImmutableSerializer<LabelArrival> {
    public static final LabelArrivalSerializer INSTANCE = new LabelArrivalSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public LabelArrival createInstance() {
        return new LabelArrival(0, 0, 0, 0, 0, 0, "", 0, 0);
    }

    @Override
    public void serialize(LabelArrival label, DataOutputView target) throws IOException {
        target.writeLong(label.idHigh());
        target.writeLong(label.idLow());
        target.writeLong(label.eventTime());
        target.writeInt(label.partition());
        target.writeLong(label.offset());
        target.writeDouble(label.number());
        StringSerializer.INSTANCE.serialize(label.text(), target);
        target.writeLong(label.loggedAt());
        target.writeInt(label.size());
    }

    @Override
    public LabelArrival deserialize(DataInputView source) throws IOException {
        return new LabelArrival(
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readInt(),
                source.readLong(),
                source.readDouble(),
                StringSerializer.INSTANCE.deserialize(source),
                source.readLong(),
                source.readInt());
    }

    @Override
    public TypeSerializerSnapshot<LabelArrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format of {@link LabelArrivalSerializer}, as savepoints name it. */
    public static final class Snapshot extends FormatSnapshot<LabelArrival> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }

    /** Lets Flink find the serializer by the record's class. */
    public static final class TypeFactory extends TypeInfoFactory<LabelArrival> {
        @Override
        public TypeInformation<LabelArrival> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new SerializedType<>(LabelArrival.class, INSTANCE);
        }
    }
}
