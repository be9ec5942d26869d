package dev.plumbline.kafka.flink;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes output records between tasks, field by field. */
public final class OutputRecordSerializer extends ImmutableSerializer<OutputRecord> {
    public static final OutputRecordSerializer INSTANCE = new OutputRecordSerializer();

    private static final long serialVersionUID = 1L;

    /** The type to give to Flink where it cannot find it itself. */
    public static TypeInformation<OutputRecord> type() {
        return new SerializedType<>(OutputRecord.class, INSTANCE);
    }

    @Override
    public OutputRecord createInstance() {
        return OutputRecord.now("", null, null);
    }

    @Override
    public void serialize(OutputRecord record, DataOutputView target) throws IOException {
        target.writeUTF(record.topic());
        target.writeLong(record.timestamp());
        write(record.key(), target);
        write(record.value(), target);
    }

    @Override
    public OutputRecord deserialize(DataInputView source) throws IOException {
        String topic = source.readUTF();
        long timestamp = source.readLong();
        byte[] key = read(source);
        return new OutputRecord(topic, key, read(source), timestamp);
    }

    @Override
    public TypeSerializerSnapshot<OutputRecord> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format of {@link OutputRecordSerializer}, as savepoints name it. */
    public static final class Snapshot extends FormatSnapshot<OutputRecord> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }

    /** Lets Flink find {@link #type()} by the record's class. */
    public static final class TypeFactory extends TypeInfoFactory<OutputRecord> {
        @Override
        public TypeInformation<OutputRecord> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return type();
        }
    }
}
