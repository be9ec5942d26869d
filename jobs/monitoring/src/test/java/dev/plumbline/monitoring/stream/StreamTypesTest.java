package dev.plumbline.monitoring.stream;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                AwaitingLabel.class,
                ClosedWindow.class,
                LabelArrival.class,
                PerformanceDelta.class,
                ProfileDelta.class,
                ScoredRow.class
            })
    void everyTypeCrossesTheNetworkWithoutKryo(Class<?> type) {
        assertThatCode(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type))
                .doesNotThrowAnyException();
    }
}
