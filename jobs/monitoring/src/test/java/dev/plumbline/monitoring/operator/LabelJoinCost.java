package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a waiting prediction and a joined label cost on each state backend, in one subtask without a
 * network, and what of that Flink's state and timers take by themselves: {@link BareState} reads
 * and writes as many bytes as often and does nothing else. Runs only by name: {@code mvn -pl
 * jobs/monitoring -am test -Dtest=LabelJoinCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class LabelJoinCost {
    private static final int WARM_UP = 100_000;

    /** The horizon of an id right after the warm-up has passed when that is freed. */
    private static final int FIRST = WARM_UP + 1_000;

    private static final int IDS = 500_000;
    private static final long HORIZON = Duration.ofDays(30).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long START = 1_700_000_000_000L;
    private static final long STEP = 500;

    @TempDir private Path database;

    private JoinHarness harness;

    @ParameterizedTest
    @EnumSource
    void joins(Where where) throws Exception {
        costs(where, "join", new JoinHarness(Duration.ofMillis(HORIZON)));
    }

    @ParameterizedTest
    @EnumSource
    void keepsBytesOnly(Where where) throws Exception {
        costs(where, "bare state", new JoinHarness(new BareState(HORIZON)));
    }

    private void costs(Where where, String what, JoinHarness measured) throws Exception {
        harness = measured;
        open(where);
        predict(0, WARM_UP);
        label(0, WARM_UP);
        free(WARM_UP);
        long heapBefore = usedHeap();
        long from = cpuNanos();
        predict(FIRST, IDS);
        long predicted = cpuNanos();
        long checkpoint = harness.snapshot(1, 1).getStateSize();
        long heap = usedHeap() - heapBefore;
        long disk = size(database);
        long resumed = cpuNanos();
        label(FIRST, IDS);
        long labelled = cpuNanos();
        free(FIRST + IDS);
        long freed = cpuNanos();
        System.out.printf(
                "%s, %s, %,d ids: prediction %.2f us, label %.2f us, expiry %.2f us of the task's thread, %,.0f records/s, with expiry %,.0f; bytes a waiting prediction: heap %.0f, disk %.0f, checkpoint %.0f%n",
                where,
                what,
                IDS,
                (predicted - from) / 1e3 / IDS,
                (labelled - resumed) / 1e3 / IDS,
                (freed - labelled) / 1e3 / IDS,
                2e9 * IDS / (predicted - from + labelled - resumed),
                2e9 * IDS / (predicted - from + freed - resumed),
                (double) heap / IDS,
                (double) disk / IDS,
                (double) checkpoint / IDS);
        harness.close();
    }

    /** Where the bytes are. */
    enum Where {
        HEAP,
        ROCKSDB,
        ROCKSDB_WITH_BLOOM_FILTERS
    }

    private void open(Where where) throws Exception {
        if (where == Where.HEAP) {
            harness.setStateBackend(Backend.HEAP.start());
        } else {
            Configuration options = new Configuration();
            options.set(
                    RocksDBConfigurableOptions.USE_BLOOM_FILTER,
                    where == Where.ROCKSDB_WITH_BLOOM_FILTERS);
            EmbeddedRocksDBStateBackend rocks =
                    new EmbeddedRocksDBStateBackend()
                            .configure(options, getClass().getClassLoader());
            rocks.setDbStoragePath(database.toString());
            // the harness would grant it less than one write buffer
            rocks.getMemoryConfiguration().setFixedMemoryPerSlot("256mb");
            harness.setStateBackend(rocks);
        }
        harness.setCheckpointStorage(new JobManagerCheckpointStorage(1 << 28));
        harness.open();
    }

    private void predict(int from, int count) throws Exception {
        for (int id = from; id < from + count; id++) {
            SplittableRandom hash = new SplittableRandom(id);
            long time = START + id * STEP;
            harness.processElement1(
                    new AwaitingLabel(
                            hash.nextLong(),
                            hash.nextLong(),
                            new JoinedRow(
                                    0x5eed_5eed_5eed_5eedL,
                                    time,
                                    HORIZON,
                                    MINUTE,
                                    true,
                                    hash.nextDouble(),
                                    hash.nextInt(512),
                                    "1",
                                    id % 12,
                                    id,
                                    0,
                                    0,
                                    false,
                                    null),
                            time,
                            500),
                    time);
        }
    }

    private void label(int from, int count) throws Exception {
        for (int id = from; id < from + count; id++) {
            SplittableRandom hash = new SplittableRandom(id);
            long time = START + id * STEP + HORIZON / 2;
            harness.processElement2(
                    new LabelArrival(
                            hash.nextLong(), hash.nextLong(), time, id % 12, id, 1, "1", time, 50),
                    time);
            if (id % 1_000 == 0) {
                harness.getOutput().clear();
            }
        }
        harness.getOutput().clear();
    }

    private void free(int ids) throws Exception {
        long watermark = START + ids * STEP + HORIZON + MINUTE;
        harness.advance(watermark);
        assertThat(harness.numEventTimeTimers()).isZero();
        harness.getOutput().clear();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
