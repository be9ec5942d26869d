package dev.plumbline.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.core.join.JoinedRow;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTypesTest {
    private static final SerializerConfigImpl CONFIG = new SerializerConfigImpl();

    @ParameterizedTest
    @ValueSource(
            classes = {
                ClosedWindow.class,
                PerformanceDelta.class,
                ProfileDelta.class,
                ScoredRow.class
            })
    void everyOtherTypeCrossesTheNetworkWithoutKryo(Class<?> type) {
        assertThatCode(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWaitsForLabelsComesThroughItsOwnSerializer() throws Exception {
        AwaitingLabel waiting =
                new AwaitingLabel(
                        1,
                        -2,
                        new JoinedRow(
                                3,
                                4,
                                5,
                                6,
                                true,
                                Double.NaN,
                                -1,
                                "größer",
                                7,
                                8,
                                9,
                                -9,
                                true,
                                null),
                        -10,
                        11);
        assertThat(TypeInformation.of(AwaitingLabel.class).createSerializer(CONFIG))
                .isSameAs(AwaitingLabelSerializer.INSTANCE);
        assertThat(InstantiationUtil.clone(AwaitingLabelSerializer.INSTANCE))
                .isEqualTo(AwaitingLabelSerializer.INSTANCE);
        assertThat(comesThrough(AwaitingLabelSerializer.INSTANCE, waiting)).isEqualTo(waiting);
    }

    @Test
    void labelsComeThroughTheirOwnSerializer() throws Exception {
        LabelArrival label = new LabelArrival(1, -2, 3, 4, 5, 0.1, "x".repeat(70_000), -6, 7);
        assertThat(TypeInformation.of(LabelArrival.class).createSerializer(CONFIG))
                .isSameAs(LabelArrivalSerializer.INSTANCE);
        assertThat(comesThrough(LabelArrivalSerializer.INSTANCE, label)).isEqualTo(label);
    }

    private static <T> T comesThrough(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return read;
    }
}
