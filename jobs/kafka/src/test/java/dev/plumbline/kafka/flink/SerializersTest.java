package dev.plumbline.kafka.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {
    private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

    @Test
    void rawRecordsTravelWhole() throws Exception {
        List<RawRecord> records =
                List.of(
                        new RawRecord("topic", 3, 1L << 40, 1_700_000_000_000L, -5, BYTES),
                        new RawRecord("größe", 0, 0, -1, RawRecord.NO_TIME, null),
                        new RawRecord("", 0, 0, 0, 0, new byte[0]));
        for (RawRecord record : records) {
            assertThat(travelled(record, RawRecordSerializer.INSTANCE))
                    .usingRecursiveComparison()
                    .isEqualTo(record);
        }
    }

    @Test
    void outputRecordsTravelWhole() throws Exception {
        List<OutputRecord> records =
                List.of(
                        new OutputRecord("topic", BYTES, new byte[] {1}, 12),
                        OutputRecord.now("topic", null, null));
        for (OutputRecord record : records) {
            assertThat(travelled(record, OutputRecordSerializer.INSTANCE))
                    .usingRecursiveComparison()
                    .isEqualTo(record);
        }
    }

    @Test
    void copiesAreTheRecordItself() {
        RawRecord record = new RawRecord("topic", 0, 0, 0, 0, BYTES);
        assertThat(RawRecordSerializer.INSTANCE.copy(record)).isSameAs(record);
        assertThat(RawRecordSerializer.INSTANCE.isImmutableType()).isTrue();
    }

    @Test
    void flinkFindsTheTypesByThemselves() {
        assertThat(TypeInformation.of(RawRecord.class)).isEqualTo(RawRecordSerializer.type());
        assertThat(TypeInformation.of(OutputRecord.class))
                .isEqualTo(OutputRecordSerializer.type())
                .isNotEqualTo(RawRecordSerializer.type());
        assertThat(TypeInformation.of(RawRecord.class).createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(RawRecordSerializer.class);
    }

    @Test
    void savepointsNameTheFormat() throws Exception {
        TypeSerializerSnapshot<RawRecord> snapshot =
                RawRecordSerializer.INSTANCE.snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);

        TypeSerializerSnapshot<RawRecord> restored =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(restored.restoreSerializer()).isInstanceOf(RawRecordSerializer.class);
        assertThat(snapshot.resolveSchemaCompatibility(restored).isCompatibleAsIs()).isTrue();
    }

    @Test
    void savepointsOfALaterReleaseAreRefusedWithAReason() {
        RawRecordSerializer.Snapshot snapshot = new RawRecordSerializer.Snapshot();
        assertThatThrownBy(() -> snapshot.readSnapshot(9, null, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be of format 1 to 1, got 9");
    }

    private static <T> T travelled(T record, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(in, copied);
        assertThat(in.available()).isZero();
        return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
    }
}
