package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.report.Measurement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values at the ends of what producers can send, in the evaluation set and in windows. */
class ExtremeValuesTest {
    private static final List<Double> NUMBERS =
            List.of(
                    1e308,
                    -1e308,
                    Double.MAX_VALUE,
                    -0.0,
                    0.0,
                    Double.MIN_VALUE,
                    0x1p53 + 2,
                    1e120);
    private static final List<Object> TEXTS =
            List.of(
                    "é",
                    "e\u0301",
                    "É",
                    "DE",
                    "de",
                    "",
                    1L,
                    1.0,
                    "1",
                    -0.0,
                    0L,
                    "x".repeat(10_000));

    private static Map<String, Object> row(int number) {
        Map<String, Object> row = new HashMap<>();
        row.put("x", number % 10 < 8 ? NUMBERS.get(number % 10) : Double.valueOf(number % 97));
        row.put("c", TEXTS.get(number % TEXTS.size()));
        return row;
    }

    private static Baseline baseline() {
        Monitor monitor = MonitorFixture.of(Task.REGRESSION).window(WindowSpec.ofRows(500)).build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int number = 0; number < 3_000; number++) {
            builder.add(
                    Instant.ofEpochMilli(number - 1_500),
                    row(number),
                    Output.ofValue(number % 7 == 0 ? 1e200 : number % 5),
                    number % 11 == 0 ? 1e300 : number % 5);
        }
        return builder.build();
    }

    @Test
    void areMeasuredOrCountedAsInfiniteAndNothingIsNaN() {
        Baseline baseline = baseline();
        Monitor monitor = MonitorFixture.of(Task.REGRESSION).window(WindowSpec.ofRows(500)).build();
        ModelProfile window = new ModelProfile(baseline.layout());
        FeatureRow row = new FeatureRow(baseline.layout());
        for (int number = 0; number < 1_200; number++) {
            row.clear();
            Map<String, Object> values = row(number);
            for (String name : values.keySet()) {
                row.value(baseline.layout().slotOf(name), values.get(name));
            }
            window.add(row);
        }
        NumericProfile x = (NumericProfile) window.profile(baseline.layout().slotOf("x"));
        assertThat(x.infinite()).isEqualTo(1_200 / 10 * 3);
        assertThat(x.max()).isEqualTo(1e120);
        assertThat(x.mean()).isFinite();
        assertThat(x.variance()).isFinite();
        assertThat(x.rows()).isEqualTo(1_200);

        List<Measurement> measured = DriftJudge.of(baseline, monitor, 0.001).measure(window);
        assertThat(measured)
                .allSatisfy(
                        each -> {
                            if (each.value() != null) {
                                assertThat(each.value()).as("%s", each).isFinite();
                            }
                            assertThat(String.valueOf(each.reason()))
                                    .doesNotContain("could not be measured");
                        });
        assertThat(measured)
                .filteredOn(each -> each.metric().equals("infinite_rate"))
                .extracting(Measurement::value)
                .contains(0.3);
    }

    @Test
    void categoriesAreTheSameOnlyIfTheirCharactersAre() {
        Baseline baseline = baseline();
        CategoryBins bins = (CategoryBins) baseline.layout().bins(baseline.layout().slotOf("c"));
        long apart =
                IntStream.range(0, TEXTS.size())
                        .mapToObj(number -> cellOf(baseline, TEXTS.get(number)))
                        .distinct()
                        .count();
        // 1, 1.0 and "1" are one, and so are -0.0 and 0
        assertThat(apart).isEqualTo(TEXTS.size() - 3);
        assertThat(cellOf(baseline, "de")).isNotEqualTo(cellOf(baseline, "DE"));
        assertThat(cellOf(baseline, "dE")).isEqualTo(bins.unseen());
    }

    private static int cellOf(Baseline baseline, Object value) {
        FeatureRow row = new FeatureRow(baseline.layout());
        int slot = baseline.layout().slotOf("c");
        row.value(slot, value);
        return row.cell(slot);
    }
}
