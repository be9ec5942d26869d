package dev.plumbline.architecture;

import static dev.plumbline.architecture.Classes.assertCatches;
import static dev.plumbline.architecture.Classes.assertHolds;
import static dev.plumbline.architecture.Classes.plantedViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.architecture.planted.core.AvroInCore;
import dev.plumbline.architecture.planted.core.ChanceInCore;
import dev.plumbline.architecture.planted.core.FlinkInCore;
import dev.plumbline.architecture.planted.core.JacksonInCore;
import dev.plumbline.architecture.planted.core.KafkaInCore;
import dev.plumbline.architecture.planted.core.SeededInCore;
import dev.plumbline.architecture.planted.core.WallClockInCore;
import dev.plumbline.architecture.planted.monitoring.WallClockInMonitoring;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CoreGuardsTest {
    @Test
    void coreIsPlainJava() {
        assertHolds(CoreGuards::coreIsPlainJava);
    }

    @Test
    void aLibraryInCoreIsCaught() {
        assertCatches(
                CoreGuards::coreIsPlainJava,
                FlinkInCore.class,
                KafkaInCore.class,
                AvroInCore.class,
                JacksonInCore.class);
    }

    @Test
    void decisionsReadNoWallClock() {
        assertHolds(CoreGuards::decisionsReadNoWallClock);
    }

    @Test
    void everyWayToReadTheWallClockIsCaught() {
        assertCatchesEveryMethodOf(WallClockInCore.class, CoreGuards::decisionsReadNoWallClock);
        assertCatches(CoreGuards::decisionsReadNoWallClock, WallClockInMonitoring.class);
    }

    @Test
    void decisionsUseNoUnseededRandomness() {
        assertHolds(CoreGuards::decisionsUseNoUnseededRandomness);
    }

    @Test
    void everyUnseededDrawIsCaught() {
        assertCatchesEveryMethodOf(
                ChanceInCore.class, CoreGuards::decisionsUseNoUnseededRandomness);
    }

    @Test
    void whatIsAFunctionOfItsArgumentsIsAllowed() {
        assertThat(plantedViolations(CoreGuards::decisionsUseNoUnseededRandomness))
                .noneMatch(line -> line.contains(SeededInCore.class.getName()));
        assertThat(plantedViolations(CoreGuards::decisionsReadNoWallClock))
                .noneMatch(line -> line.contains(SeededInCore.class.getName()));
    }

    private static void assertCatchesEveryMethodOf(
            Class<?> planted, Function<String, ArchRule> guard) {
        List<String> violations = plantedViolations(guard);
        assertThat(
                        Arrays.stream(planted.getDeclaredMethods())
                                .filter(method -> !method.isSynthetic()))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(violations).anyMatch(isIn(method)));
    }

    private static Predicate<String> isIn(Method method) {
        String name = method.getDeclaringClass().getName() + "." + method.getName() + "(";
        return line -> line.contains(name);
    }
}
