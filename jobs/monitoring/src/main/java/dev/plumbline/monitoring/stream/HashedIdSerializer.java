package dev.plumbline.monitoring.stream;

import dev.plumbline.kafka.flink.FormatSnapshot;
import dev.plumbline.kafka.flink.ImmutableSerializer;
import dev.plumbline.kafka.flink.SerializedType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes the key of the label join, 16 bytes. Every waiting prediction holds one, and a tuple of
 * two boxed numbers would be three objects of 72 bytes on the heap where this is one of 32.
 */
public final class HashedIdSerializer extends ImmutableSerializer<HashedId> {
    public static final HashedIdSerializer INSTANCE = new HashedIdSerializer();

    private static final long serialVersionUID = 1L;

    public static TypeInformation<HashedId> type() {
        return new SerializedType<>(HashedId.class, INSTANCE);
    }

    @Override
    public HashedId createInstance() {
        return new HashedId(0, 0);
    }

    @Override
    public int getLength() {
        return 2 * Long.BYTES;
    }

    @Override
    public void serialize(HashedId id, DataOutputView target) throws IOException {
        target.writeLong(id.high());
        target.writeLong(id.low());
    }

    @Override
    public HashedId deserialize(DataInputView source) throws IOException {
        return new HashedId(source.readLong(), source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<HashedId> snapshotConfiguration() {
        return new Snapshot();
    }

    /** The format of {@link HashedIdSerializer}, as savepoints name it. */
    public static final class Snapshot extends FormatSnapshot<HashedId> {
        public Snapshot() {
            super(1, INSTANCE);
        }
    }
}
