package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.segment.SlicedTraffic;
import dev.plumbline.core.slice.SliceTraffic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/evidence.md about segments and slices; printed as its tables. Not part of the
 * usual run: {@code mvn -Pevidence -pl jobs/core -am test -Dtest=SliceEvidence}.
 */
class SliceEvidence {
    private static final int SEEDS = 10;
    private static final int WINDOWS = 200;

    @Test
    void stationaryWindowsAreSeldomNamed() {
        Stream.of(Task.BINARY, Task.REGRESSION)
                .forEach(
                        task -> {
                            for (int rows : new int[] {1_000, 10_000}) {
                                int windows = rows == 1_000 ? WINDOWS : WINDOWS / 10;
                                int losses = 0;
                                int moves = 0;
                                for (int seed = 0; seed < SEEDS; seed++) {
                                    SliceTraffic traffic = new SliceTraffic(task, 100 + seed);
                                    SliceJudge judge = judge(traffic);
                                    for (int i = 0; i < windows; i++) {
                                        losses += found(judge.losses(traffic.losses(rows, "", 1)));
                                        moves +=
                                                found(
                                                        judge.predictions(
                                                                traffic.predictions(rows, "", 0),
                                                                traffic.origin()));
                                    }
                                }
                                print(
                                        "stationary %s, %d rows: %d and %d of %d windows",
                                        task, rows, losses, moves, SEEDS * windows);
                                assertThat(losses).isLessThanOrEqualTo(SEEDS * windows / 100);
                            }
                        });
    }

    @Test
    void aPlantedSliceIsFound() {
        Stream.of(Task.BINARY, Task.REGRESSION)
                .forEach(
                        task -> {
                            for (int rows : new int[] {2_000, 5_000, 10_000}) {
                                int right = 0;
                                int others = 0;
                                int bytes = 0;
                                for (int seed = 0; seed < 4 * SEEDS; seed++) {
                                    SliceTraffic traffic = new SliceTraffic(task, 500 + seed);
                                    SliceJudge judge = judge(traffic);
                                    var losses = traffic.losses(rows, "CH", 2);
                                    List<String> named = named(judge.losses(losses));
                                    right += named.contains("country=CH") ? 1 : 0;
                                    others +=
                                            named.stream().anyMatch(n -> !n.equals("country=CH"))
                                                    ? 1
                                                    : 0;
                                    bytes = losses.toBytes().length;
                                }
                                print(
                                        "planted %s, %d rows: found %d, another named %d of %d; totals of %d bytes",
                                        task, rows, right, others, 4 * SEEDS, bytes);
                            }
                        });
    }

    @Test
    void segmentsKeepTheBudget() {
        for (double budget : new double[] {0.001, 0.2}) {
            int alarms = 0;
            int shifted = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                SlicedTraffic traffic = new SlicedTraffic(900 + seed);
                Baseline baseline = traffic.baseline(10_000);
                SegmentJudge judge =
                        new SegmentJudge(
                                baseline,
                                baseline.supplement().segment("country=AT").orElseThrow(),
                                SlicedTraffic.MONITOR,
                                budget);
                for (int i = 0; i < WINDOWS; i++) {
                    alarms +=
                            drifts(
                                    judge.measure(
                                            traffic.window(baseline, "AT", 200, 0), List.of()));
                    shifted +=
                            i < WINDOWS / 10
                                    ? drifts(
                                            judge.measure(
                                                    traffic.window(baseline, "AT", 200, 0.5),
                                                    List.of()))
                                    : 0;
                }
            }
            print(
                    "segment of 25 %%, budget %s: %d of %d windows alarmed, %d of %d with a shift of .5",
                    budget, alarms, SEEDS * WINDOWS, shifted, SEEDS * WINDOWS / 10);
        }
    }

    private static SliceJudge judge(SliceTraffic traffic) {
        return traffic.judge(traffic.baseline(20_000), SliceJudge.BUDGET);
    }

    private static int found(List<Measurement> measurements) {
        return named(measurements).isEmpty() ? 0 : 1;
    }

    private static List<String> named(List<Measurement> measurements) {
        return measurements.stream()
                .filter(m -> m.verdict() == Verdict.WARN)
                .map(Measurement::feature)
                .toList();
    }

    private static int drifts(List<Measurement> measurements) {
        return measurements.stream().anyMatch(m -> m.verdict() == Verdict.DRIFT) ? 1 : 0;
    }

    private static void print(String format, Object... values) {
        System.out.println("EVIDENCE " + format.formatted(values));
    }
}
