package dev.plumbline.core.profile;

import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a whole model's profile costs: four features in five are numeric with 255 boundaries, the
 * others have 50 categories. A batch is 1024 rows, decoded slot by slot into one reused row; what
 * is merged has seen {@code rows} rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModelProfileBenchmark {
    private static final int BATCH = 1024;

    @Param({"25", "200"})
    int features;

    /** Rows behind a merged profile: a sparse one of a short pane, a full one of a long window. */
    @Param({"100", "10000"})
    int rows;

    private ProfileLayout layout;
    private FeatureRow row;
    private final double[][] batch = new double[BATCH][];
    private ModelProfile profile;
    private ModelProfile target;
    private ModelProfile other;
    private byte[] bytes;

    @Setup
    public void draw() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        CategoryBins categories = CategoryBins.of(Draws.categories(50));
        for (int slot = 0; slot < features; slot++) {
            // bins of their own, as features have them
            bins.put("f" + slot, slot % 5 == 4 ? categories : Draws.bins("normal"));
        }
        layout = new ProfileLayout(bins);
        row = new FeatureRow(layout);
        Random random = new Random(1);
        for (int i = 0; i < BATCH; i++) {
            batch[i] = random.doubles(features, 0, 1).toArray();
            for (int slot = 0; slot < features; slot++) {
                batch[i][slot] = slot % 5 == 4 ? Draws.rank(50, random) : random.nextGaussian();
            }
        }
        other = new ModelProfile(layout);
        for (int i = 0; i < rows; i++) {
            decode(batch[i % BATCH]);
            other.add(row);
        }
        bytes = other.toBytes();
        profile = new ModelProfile(layout);
        target = new ModelProfile(layout);
        target.merge(other);
    }

    private void decode(double[] values) {
        for (int slot = 0; slot < values.length; slot++) {
            if (slot % 5 == 4) {
                row.cells[slot] = (int) values[slot];
                row.states[slot] = FeatureRow.CELL;
            } else {
                row.number(slot, values[slot]);
            }
        }
    }

    /** Of 1024 rows. */
    @Benchmark
    public ModelProfile addBatch() {
        for (double[] values : batch) {
            decode(values);
            profile.add(row);
        }
        return profile;
    }

    /** Of 1024 rows: what of {@link #addBatch} is decoding. */
    @Benchmark
    public FeatureRow decodeBatch() {
        for (double[] values : batch) {
            decode(values);
        }
        return row;
    }

    @Benchmark
    public ModelProfile merge() {
        target.merge(other);
        return target;
    }

    @Benchmark
    public ModelProfile mergeBytes() {
        target.mergeBytes(bytes);
        return target;
    }

    @Benchmark
    public byte[] toBytes() {
        return other.toBytes();
    }

    /** As state is updated: two written profiles into one. */
    @Benchmark
    public byte[] mergeTwoWritten() {
        ModelProfile merged = new ModelProfile(layout);
        merged.mergeBytes(bytes);
        merged.mergeBytes(bytes);
        return merged.toBytes();
    }
}
