package dev.plumbline.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRowsTest {
    private static final Instant FIRST = Instant.parse("2024-05-01T10:30:15.250Z");

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "pages-v2"})
    void readsEveryTypeInEveryCompression(String compression) {
        try (Rows rows = open(compression)) {
            Row first = rows.next();
            Row second = rows.next();
            Row third = rows.next();
            Row empty = rows.next();
            assertThat(rows.hasNext()).isFalse();
            assertThat(values(first, "i32", "i64", "u8")).containsExactly(1L, 1L << 40, 1L);
            assertThat(second.value("u8")).isEqualTo(200L);
            assertThat(values(first, "f16", "f32", "f64")).containsExactly(0.5, 0.5, 0.1);
            assertThat(second.value("f64")).isEqualTo(Double.NaN);
            assertThat(third.value("f64")).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(third.value("f16")).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(values(first, "flag", "text", "category"))
                    .containsExactly(true, "Köln", "a");
            assertThat(third.value("text")).as("text stays text").isEqualTo("12");
            assertThat(values(second, "money", "big_money")).containsExactly(-2.5, -2.0);
            for (String column : List.of("millis", "micros", "nanos")) {
                assertThat(first.time(column)).isEqualTo(FIRST);
            }
            assertThat(first.time("day")).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
            assertThat(rows.columns())
                    .filteredOn(column -> !Set.of("list", "pair").contains(column))
                    .hasSize(15)
                    .allSatisfy(column -> assertThat(empty.value(column)).isNull());
        }
    }

    private static List<Object> values(Row row, String... columns) {
        return Arrays.stream(columns).map(row::value).toList();
    }

    @Test
    void readsTheOldTimestampsOf96Bits() {
        try (Rows rows = open("int96")) {
            assertThat(rows.next().time("micros")).isEqualTo(FIRST);
        }
    }

    @Test
    void aNestedColumnIsRefusedWhereItIsAskedFor() {
        try (Rows rows = open("zstd")) {
            rows.next();
            Row second = rows.next();
            assertThatThrownBy(() -> second.value("pair"))
                    .hasMessageContaining("types-zstd.parquet: row 2: ")
                    .hasMessageContaining("'pair'")
                    .hasMessageContaining("nested");
            assertThatThrownBy(() -> second.value("list")).hasMessageContaining("nested");
        }
    }

    @Test
    void readsNoMoreColumnsThanAreNeeded() {
        try (Rows rows = open("snappy")) {
            rows.need(Set.of("i32", "no such column"));
            Row first = rows.next();
            assertThat(first.value("i32")).isEqualTo(1L);
            assertThat(first.value("i64")).isNull();
        }
    }

    @Test
    void namesTheNearestColumn() {
        try (Rows rows = open("snappy")) {
            assertThatThrownBy(() -> rows.requireColumn("mony"))
                    .hasMessageContaining("no column 'mony'; the nearest is 'money'");
            assertThatThrownBy(() -> rows.requireColumn("credit_score"))
                    .hasMessageContaining("no column 'credit_score' (columns: i32");
        }
    }

    @Test
    void namesACompressionThatCannotBeRead() {
        assertThatThrownBy(() -> open("brotli").next())
                .hasMessageContaining("types-brotli.parquet")
                .hasMessageContaining("got BROTLI; write the file again");
    }

    private static Rows open(String name) {
        return RowFile.of(LoanFiles.resource("types-%s.parquet".formatted(name))).open();
    }
}
