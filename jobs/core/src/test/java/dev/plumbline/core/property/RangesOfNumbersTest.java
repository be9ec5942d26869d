package dev.plumbline.core.property;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesOfNumbersTest {
    /** Parameters as a property has them. */
    @SuppressWarnings("unused")
    private static final class Planted {
        void beforeAnArray(@DoubleRange(max = 1) double[] drawn) {}

        void behindTheComponent(double @DoubleRange(max = 1) [] drawn) {}

        void beforeAList(@DoubleRange(max = 1) List<Double> drawn) {}

        void onAnArrayWithin(List<long @LongRange(max = 1) []> drawn) {}

        void onEachNumber(
                @DoubleRange(max = 1) double one,
                @Size(max = 3) List<@LongRange(max = 1) Long> many,
                @Size(max = 3) double[] any) {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"beforeAnArray", "behindTheComponent", "beforeAList", "onAnArrayWithin"})
    void aRangeThatIsPassedOverIsRefused(String name) {
        assertThatThrownBy(() -> RangesOfNumbers.requireNumbers(planted(name)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aRangeOfNumbersIsTaken() {
        assertThatCode(() -> RangesOfNumbers.requireNumbers(planted("onEachNumber")))
                .doesNotThrowAnyException();
    }

    private static Method planted(String name) {
        return Stream.of(Planted.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
