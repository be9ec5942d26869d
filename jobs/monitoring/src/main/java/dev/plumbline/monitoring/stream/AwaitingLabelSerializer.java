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
 * Writes predictions that wait for labels between tasks, field by field: Flink's own serializer of
 * records finds each field by reflection.
 */
public final class AwaitingLabelSerializer extends ImmutableSerializer<AwaitingLabel> {
    public static final AwaitingLabelSerializer INSTANCE = new AwaitingLabelSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public AwaitingLabel createInstance() {
        return new AwaitingLabel(0, 0, 0, 0, 0, 0, false, 0, 0, "", 0, 0, 0, 0, 0, false);
    }

    @Override
    public void serialize(AwaitingLabel waiting, DataOutputView target) throws IOException {
        target.writeLong(waiting.idHigh());
        target.writeLong(waiting.idLow());
        target.writeLong(waiting.reference());
        target.writeLong(waiting.eventTime());
        target.writeLong(waiting.horizon());
        target.writeLong(waiting.tick());
        target.writeBoolean(waiting.byLabelTime());
        target.writeDouble(waiting.score());
        target.writeInt(waiting.scoreCell());
        StringSerializer.INSTANCE.serialize(waiting.predictedClass(), target);
        target.writeInt(waiting.partition());
        target.writeLong(waiting.offset());
        target.writeLong(waiting.slices());
        target.writeLong(waiting.loggedAt());
        target.writeInt(waiting.size());
        target.writeBoolean(waiting.inOrder());
    }

    @Override
    public AwaitingLabel deserialize(DataInputView source) throws IOException {
        return new AwaitingLabel(
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readBoolean(),
                source.readDouble(),
                source.readInt(),
                StringSerializer.INSTANCE.deserialize(source),
                source.readInt(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                source.readInt(),
                source.readBoolean());
    }

    @Override
    public TypeSerializerSnapshot<AwaitingLabel> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format of {@link AwaitingLabelSerializer}, as savepoints name it. */
    public static final class Snapshot extends FormatSnapshot<AwaitingLabel> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }

    /** Lets Flink find the serializer by the record's class. */
    public static final class TypeFactory extends TypeInfoFactory<AwaitingLabel> {
        @Override
        public TypeInformation<AwaitingLabel> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new SerializedType<>(AwaitingLabel.class, INSTANCE);
        }
    }
}
