package dev.plumbline.core.errorstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ErrorTickTest {
    private static final long START = 1_700_000_000_000L;

    /** A row with its sign. */
    private record Entry(ErrorRow row, int sign) {}

    @Property(tries = 200)
    void corrections_and_order_of_arrival_change_nothing(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int size) {
        Random random = new Random(seed);
        List<ErrorRow> expected = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            // few times and ids, so that rows of one time and even of one hash are common
            ErrorRow row =
                    new ErrorRow(START + random.nextInt(5), random.nextInt(4), random.nextInt(2));
            expected.add(row);
            entries.add(new Entry(row, 1));
            if (random.nextInt(3) == 0) {
                ErrorRow wrong = new ErrorRow(row.eventTime(), row.id(), 1 - row.error());
                entries.add(new Entry(wrong, 1));
                entries.add(new Entry(wrong, -1));
            }
        }
        expected.sort(ErrorRow.ORDER);
        Collections.shuffle(entries, random);
        List<byte[]> chunks = chunks(entries, random);
        assertThat(new ErrorTick(START, chunks).rows()).isEqualTo(expected);
    }

    private static List<byte[]> chunks(List<Entry> entries, Random random) {
        List<byte[]> chunks = new ArrayList<>();
        byte[] chunk = null;
        ErrorLog log = new ErrorLog();
        for (Entry entry : entries) {
            log.add(entry.row.eventTime() - START, entry.row.id(), entry.row.error(), entry.sign);
            if (random.nextInt(4) == 0) {
                chunk = ErrorChunks.append(chunk, log.toBytes());
                log = new ErrorLog();
            }
            if (chunk != null && random.nextInt(8) == 0) {
                chunks.add(chunk);
                chunk = null;
            }
        }
        if (!log.isEmpty()) {
            chunk = ErrorChunks.append(chunk, log.toBytes());
        }
        if (chunk != null) {
            chunks.add(chunk);
        }
        return chunks;
    }

    @Test
    void anErrorOfAnySizeComesBackBitByBit() {
        ErrorLog log = new ErrorLog();
        double[] sizes = {1 / 3.0, 2, 1e300, Double.MIN_VALUE};
        for (double size : sizes) {
            log.add(86_399_999, -7, size, 1);
        }
        assertThat(new ErrorTick(START, List.of(ErrorChunks.append(null, log.toBytes()))).rows())
                .extracting(ErrorRow::error)
                .containsExactlyInAnyOrder(1 / 3.0, 2.0, 1e300, Double.MIN_VALUE);
    }

    @Test
    void anErrorOfAClassifierTakesAtMostNineBytesWithinADay() {
        ErrorLog log = new ErrorLog();
        for (int row = 0; row < 1_000; row++) {
            log.add(86_400_000L - row, row * 7919, row % 2, 1);
        }
        assertThat(log.toBytes().length).isLessThanOrEqualTo(1 + 9_000);
    }

    @Test
    void refusesALogOfAnotherFormat() {
        byte[] chunk = ErrorChunks.append(null, new byte[] {9});
        assertThatThrownBy(() -> new ErrorTick(START, List.of(chunk)))
                .hasMessageContaining("an error log must be of format 1, got 9");
    }
}
