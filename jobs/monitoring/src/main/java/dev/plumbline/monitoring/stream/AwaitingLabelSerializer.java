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

    private static final int IN_ORDER = 1;
    private static final int DISTRIBUTED = 2;

    @Override
    public AwaitingLabel createInstance() {
        return new AwaitingLabel(0, 0, 0, 0, 0, 0, false, 0, 0, "", 0, 0, 0, 0, 0, 0, false);
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
        target.writeLong(waiting.groups());
        target.writeLong(waiting.loggedAt());
        target.writeInt(waiting.size());
        target.writeByte(flags(waiting));
        if (waiting.distribution() != null) {
            target.writeShort(waiting.distribution().length);
            target.write(waiting.distribution());
        }
    }

    private static int flags(AwaitingLabel waiting) {
        return (waiting.inOrder() ? IN_ORDER : 0)
                | (waiting.distribution() != null ? DISTRIBUTED : 0);
    }

    @Override
    public AwaitingLabel deserialize(DataInputView source) throws IOException {
        long idHigh = source.readLong();
        long idLow = source.readLong();
        long reference = source.readLong();
        long eventTime = source.readLong();
        long horizon = source.readLong();
        long tick = source.readLong();
        boolean byLabelTime = source.readBoolean();
        double score = source.readDouble();
        int scoreCell = source.readInt();
        String predictedClass = StringSerializer.INSTANCE.deserialize(source);
        int partition = source.readInt();
        long offset = source.readLong();
        long slices = source.readLong();
        long groups = source.readLong();
        long loggedAt = source.readLong();
        int size = source.readInt();
        int flags = source.readUnsignedByte();
        return new AwaitingLabel(
                idHigh,
                idLow,
                reference,
                eventTime,
                horizon,
                tick,
                byLabelTime,
                score,
                scoreCell,
                predictedClass,
                partition,
                offset,
                slices,
                groups,
                loggedAt,
                size,
                (flags & IN_ORDER) != 0,
                (flags & DISTRIBUTED) == 0 ? null : distribution(source));
    }

    private static byte[] distribution(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readUnsignedShort()];
        source.readFully(bytes);
        return bytes;
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
