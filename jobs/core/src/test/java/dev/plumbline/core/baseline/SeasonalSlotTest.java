package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.profile.BinaryWriter;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeasonalSlotTest {
    private static final long HOUR = HourOfWeek.HOUR;
    private static final Dependence HOURLY = new Dependence(4, 100, 500);
    private static final Dependence DAILY = new Dependence(2, 2400, 60);

    /** By day 80 of 100 rows in the first group, by night 20; 10 more have no value by night. */
    private final SeasonalSlot slot = slot();

    @Test
    void aWindowOfOneHourIsHeldToThatHour() {
        SeasonalSlot.Reference noon = reference(HOUR, 12);
        assertThat(noon.counts()).containsExactly(80, 20, 0);
        assertThat(rates(HOUR, 12).with(FaultKind.MISSING)).hasValue(0);
        assertThat(noon.dependence()).isEqualTo(HOURLY);
        SeasonalSlot.Reference night = reference(HOUR, 2);
        assertThat(night.counts()).containsExactly(20, 80, 0);
        assertThat(rates(HOUR, 2).with(FaultKind.MISSING)).hasValue(10);
        assertThat(rates(HOUR, 2).rows()).isEqualTo(110);
        assertThat(rates(HOUR, 2).with(FaultKind.NAN)).isEmpty();
    }

    @Test
    void aWindowOfSeveralIsHeldToTheirMixtureAsItsRowsCame() {
        double[] rows = new double[48];
        rows[12] = 300;
        rows[2] = 110;
        SeasonMix mix = new SeasonMix(2 * HOUR, rows);
        SeasonalSlot.Reference mixed = slot.reference(mix).orElseThrow();
        SeasonalRates rates = slot.rates(mix).orElseThrow();
        // of 110 rows by night ten are expected to have no value, so three in four are by day
        double share = (double) mixed.counts()[0] / mixed.present();
        assertThat(share).isCloseTo(0.75 * 0.8 + 0.25 * 0.2, within(0.01));
        assertThat(mixed.present()).as("1 / (.75² / 100 + .25² / 100) rows").isBetween(159L, 161L);
        assertThat((double) rates.with(FaultKind.MISSING).orElseThrow() / rates.rows())
                .isCloseTo(110.0 / 410 * 10 / 110, within(0.005));
    }

    @Test
    void longerWindowsHaveTheDependenceOfTheLongestThatFits() {
        double[] rows = new double[48];
        Arrays.fill(rows, 0, 24, 5);
        assertThat(slot.reference(new SeasonMix(24 * HOUR, rows)).orElseThrow().dependence())
                .isEqualTo(DAILY);
        assertThat(slot.reference(new SeasonMix(5 * HOUR, rows)).orElseThrow().dependence())
                .isEqualTo(HOURLY);
    }

    @Test
    void hoursThatWereNeverSeenHaveNoReference() {
        double[] weekend = new double[48];
        weekend[30] = 100;
        assertThat(slot.reference(new SeasonMix(HOUR, weekend))).isEmpty();
        double[] fewOfThem = new double[48];
        fewOfThem[12] = 96;
        fewOfThem[30] = 4;
        assertThat(slot.reference(new SeasonMix(HOUR, fewOfThem))).isPresent();
        assertThat(slot.reference(new SeasonMix(HOUR, new double[48]))).isEmpty();
    }

    @Test
    void whatWasHeldOnceNeverLooksAsIfItWasNot() {
        long[][] counts = new long[48][];
        Arrays.setAll(counts, bucket -> new long[] {100_000, bucket == 3 ? 1 : 0});
        SeasonalSlot rare = slot(counts, new long[48]);
        double[] rows = new double[48];
        Arrays.fill(rows, 0, 24, 1);
        assertThat(rare.reference(new SeasonMix(24 * HOUR, rows)).orElseThrow().counts()[1])
                .isEqualTo(1);
    }

    @Test
    void countsComeBackFromTheirBytes() {
        BinaryWriter out = new BinaryWriter(16);
        slot.writeCounts(out);
        byte[] bytes = out.toByteArray();
        SeasonalSlot back = read(3, bytes);
        assertThat(back.counts()).isDeepEqualTo(slot.counts());
        assertThat(back.faults().get(FaultKind.MISSING))
                .isEqualTo(slot.faults().get(FaultKind.MISSING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(4, bytes))
                .withMessageContaining("48 buckets and 4 groups, got fewer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(2, bytes))
                .withMessageContaining("got more");
    }

    @Test
    void aPaneOfADayIsSpreadAsTheEvaluationRowsWere() {
        long[] rows = new long[48];
        Arrays.fill(rows, 0, 24, 50);
        rows[12] = 150;
        Seasons seasons = new Seasons(new HourOfWeek(48, ZoneId.of("UTC")), rows, List.of(slot));
        // the epoch was a Thursday
        SeasonMix mix = seasons.mix().add(0, 24 * HOUR, 1300).build();
        assertThat(mix.rows()[12]).isCloseTo(150, within(1e-9));
        assertThat(mix.rows()[3]).isCloseTo(50, within(1e-9));
        assertThat(mix.total()).isCloseTo(1300, within(1e-9));
        assertThat(mix.isWholeWeeks()).isFalse();
        assertThat(seasons.mix().add(0, 168 * HOUR, 9).build().isWholeWeeks()).isTrue();
    }

    private SeasonalSlot.Reference reference(long span, int bucket) {
        return slot.reference(mix(span, bucket)).orElseThrow();
    }

    private SeasonalRates rates(long span, int bucket) {
        return slot.rates(mix(span, bucket)).orElseThrow();
    }

    private static SeasonMix mix(long span, int bucket) {
        double[] rows = new double[48];
        rows[bucket] = 60;
        return new SeasonMix(span, rows);
    }

    private static SeasonalSlot read(int groups, byte[] bytes) {
        return SeasonalSlot.readCounts("x", 48, groups, new TreeMap<>(), spans(), bytes);
    }

    private static SeasonalSlot slot() {
        long[][] counts = new long[48][3];
        long[] missing = new long[48];
        for (int bucket = 0; bucket < 24; bucket++) {
            boolean day = bucket >= 8 && bucket < 20;
            counts[bucket] = day ? new long[] {80, 20, 0} : new long[] {20, 80, 0};
            missing[bucket] = day ? 0 : 10;
        }
        return slot(counts, missing);
    }

    private static SeasonalSlot slot(long[][] counts, long[] missing) {
        return new SeasonalSlot(
                "x", counts, new TreeMap<>(Map.of(FaultKind.MISSING, missing)), spans());
    }

    private static List<SeasonalSlot.Span> spans() {
        return List.of(
                new SeasonalSlot.Span(24 * HOUR, DAILY), new SeasonalSlot.Span(HOUR, HOURLY));
    }
}
