package dev.plumbline.kafka.flink;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes raw records between tasks, field by field. */
public final class RawRecordSerializer extends ImmutableSerializer<RawRecord> {
    public static final RawRecordSerializer INSTANCE = new RawRecordSerializer();

    private static final long serialVersionUID = 1L;

    /** The type to give to Flink where it cannot find it itself. */
    public static TypeInformation<RawRecord> type() {
        return new SerializedType<>(RawRecord.class, INSTANCE);
    }

    @Override
    public RawRecord createInstance() {
        return new RawRecord("", 0, 0, 0, RawRecord.NO_TIME, null);
    }

    @Override
    public void serialize(RawRecord record, DataOutputView target) throws IOException {
        target.writeUTF(record.topic());
        target.writeInt(record.partition());
        target.writeLong(record.offset());
        target.writeLong(record.kafkaTimestamp());
        target.writeLong(record.eventTime());
        write(record.value(), target);
    }

    @Override
    public RawRecord deserialize(DataInputView source) throws IOException {
        return new RawRecord(
                source.readUTF(),
                source.readInt(),
                source.readLong(),
                source.readLong(),
                source.readLong(),
                read(source));
    }

    @Override
    public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format of {@link RawRecordSerializer}, as savepoints name it. */
    public static final class Snapshot extends FormatSnapshot<RawRecord> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }

    /** Lets Flink find {@link #type()} by the record's class. */
    public static final class TypeFactory extends TypeInfoFactory<RawRecord> {
        @Override
        public TypeInformation<RawRecord> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return type();
        }
    }
}
