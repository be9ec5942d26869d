package dev.plumbline.monitoring.stream;

import dev.plumbline.core.join.JoinedRow;
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

    private static final JoinedRow NOTHING =
            new JoinedRow(0, 0, 0, 1, false, Double.NaN, JoinedRow.NO_CELL, "", 0, 0);

    @Override
    public AwaitingLabel createInstance() {
        return new AwaitingLabel(0, 0, NOTHING, 0, 0);
    }

    @Override
    public void serialize(AwaitingLabel waiting, DataOutputView target) throws IOException {
        target.writeLong(waiting.idHigh());
        target.writeLong(waiting.idLow());
        JoinedRow row = waiting.row();
        target.writeLong(row.reference());
        target.writeLong(row.eventTime());
        target.writeLong(row.horizon());
        target.writeLong(row.tick());
        target.writeBoolean(row.byLabelTime());
        target.writeDouble(row.score());
        target.writeInt(row.scoreCell());
        StringSerializer.INSTANCE.serialize(row.predictedClass(), target);
        target.writeInt(row.partition());
        target.writeLong(row.offset());
        target.writeLong(row.slices());
        target.writeLong(row.groups());
        target.writeLong(waiting.loggedAt());
        target.writeInt(waiting.size());
        target.writeByte(flags(row));
        if (row.distribution() != null) {
            target.writeShort(row.distribution().length);
            target.write(row.distribution());
        }
    }

    private static int flags(JoinedRow row) {
        return (row.inOrder() ? IN_ORDER : 0) | (row.distribution() != null ? DISTRIBUTED : 0);
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
        JoinedRow row =
                new JoinedRow(
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
                        (flags & IN_ORDER) != 0,
                        (flags & DISTRIBUTED) == 0 ? null : distribution(source));
        return new AwaitingLabel(idHigh, idLow, row, loggedAt, size);
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
