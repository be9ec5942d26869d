package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctValuesTest {
    private final SplittableRandom random = new SplittableRandom(31);

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 20_000})
    void textsOfTheirOwnAreIds(int rows) {
        assertThat(areIds("note", rows, row -> "customer " + random.nextLong())).isTrue();
    }

    @Test
    void fewTextsMayComeTwice() {
        assertThat(areIds("note", 5_000, row -> row % 25 == 0 ? "ok" : "said " + row)).isTrue();
        assertThat(areIds("note", 5_000, row -> row % 5 == 0 ? "ok" : "said " + row)).isFalse();
        assertThat(areIds("note", 500, row -> row % 15 == 0 ? "ok" : "said " + row)).isFalse();
    }

    @Test
    void tooFewRowsTellNothing() {
        assertThat(areIds("note", 99, row -> "said " + row)).isFalse();
        assertThat(areIds("note", 150, row -> row < 99 ? "said " + row : null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 20_000})
    void aContinuousNumberIsNoId(int rows) {
        assertThat(areIds("income", rows, row -> random.nextDouble())).isFalse();
        assertThat(areIds("trend", rows, row -> row + 0.25)).as("even in order").isFalse();
    }

    @Test
    void categoriesAndCountsAreNoIds() {
        assertThat(areIds("country", 5_000, row -> "c" + random.nextInt(50))).isFalse();
        assertThat(areIds("visits", 5_000, row -> (long) random.nextInt(50))).isFalse();
        assertThat(areIds("open", 5_000, row -> random.nextBoolean())).isFalse();
        assertThat(areIds("step", 5_000, row -> (long) row / 2)).as("counted in pairs").isFalse();
    }

    @Test
    void wholeNumbersInOneOrderAreACounter() {
        assertThat(areIds("n", 100, row -> 4_000L + 17L * row)).isTrue();
        assertThat(areIds("n", 5_000, row -> 5_000_000_000L - 900L * row)).isTrue();
        assertThat(areIds("n", 5_000, row -> 4_000.0 + 17 * row)).as("read as doubles").isTrue();
    }

    @Test
    void wholeNumbersThatChanceWouldRepeatAreIds() {
        // 7919 has no factor in common with 5,000, so each number comes once
        assertThat(areIds("n", 5_000, row -> row * 7919L % 5_000)).isTrue();
        assertThat(areIds("n", 5_000, row -> row * 7919L % 5_000 * 50)).isFalse();
        assertThat(areIds("n", 100, row -> row * 7919L % 100)).isTrue();
    }

    @Test
    void amountsInCentsThatHappenToDifferAreNoIds() {
        for (int set = 0; set < 200; set++) {
            assertThat(areIds("amount", 200, row -> random.nextLong(1_000_000))).isFalse();
            assertThat(areIds("amount", 5_000, row -> random.nextLong(100_000))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id, true",
        "ID, true",
        "loan_id, true",
        "loan-id, true",
        "loanId, true",
        "sessionUUID, true",
        "amount, false",
        "humid, false",
        "PAID, false",
        "ideas, false",
    })
    void wholeNumbersFarApartAreIdsIfTheirNameSaysSo(String name, boolean ids) {
        assertThat(areIds(name, 1_000, row -> random.nextLong(1L << 50))).isEqualTo(ids);
    }

    private static boolean areIds(String name, int rows, IntFunction<Object> value) {
        DistinctValues distinct = new DistinctValues();
        ColumnFacts facts = new ColumnFacts();
        for (int row = 0; row < rows; row++) {
            Object scalar = value.apply(row);
            distinct.add(scalar);
            facts.add(scalar);
        }
        return distinct.areIds(name, facts);
    }
}
