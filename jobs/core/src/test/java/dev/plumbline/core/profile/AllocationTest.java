package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROWS = 20_000;
    private static final byte[] PAGE = "KölnBonn".getBytes(StandardCharsets.UTF_8);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FeatureRow row;
    private final ModelProfile profile;

    AllocationTest() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("amount", NumericBins.of(new double[] {-1, 0, 0.5, 1e9}, 0.125));
        bins.put("weight", NumericBins.of(new double[] {0, 1}, 0));
        bins.put("city", CategoryBins.of(List.of("Köln")));
        bins.put("season", CategoryBins.of(List.of("1", "2", "3", "4")));
        bins.put("holiday", CategoryBins.of(List.of("true", "false")));
        ProfileLayout layout = new ProfileLayout(bins);
        row = new FeatureRow(layout);
        profile = new ModelProfile(layout);
    }

    @Test
    void addingRowsAllocatesNothing() {
        // what is linked at the first call of a VarHandle is allocated once
        addRows(1000);

        long before = threads.getCurrentThreadAllocatedBytes();
        addRows(ROWS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(profile.rows()).isEqualTo(1000 + ROWS);
        assertThat(allocated).as("bytes allocated by %d rows", ROWS).isLessThan(ROWS);
    }

    private void addRows(int rows) {
        for (int i = 0; i < rows; i++) {
            row.clear();
            row.number(0, i % 7 == 0 ? Double.NaN : i / 3.0);
            if (i % 2 == 0) {
                row.number(1, (long) i);
            }
            row.text(2, PAGE, i % 3 == 0 ? 5 : 0, i % 3 == 0 ? 4 : 5);
            row.number(3, i % 5 + 0.0);
            row.truth(4, i % 2 == 0);
            profile.add(row);
        }
    }
}
