package dev.plumbline.core.profile;

import com.tdunning.math.stats.TDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one numeric value costs: found in 255 boundaries, and folded into a profile with all that a
 * profile keeps; beside the search of the JDK and two sketches on the same values.
 *
 * <p>The values are more than a branch predictor can learn by heart, and their cells are equally
 * likely, as those of a baseline are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.foreign")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(NumericValueBenchmark.VALUES)
public class NumericValueBenchmark {
    static final int VALUES = 1 << 16;

    /** How the values spread. */
    @Param({"normal", "lognormal", "counts", "clusters"})
    String values;

    private double[] stream;
    private double[] boundaries;
    private NumericBins bins;
    private NumericProfile profile;
    private KllDoublesSketch kll;
    private TDigest digest;

    @Setup
    public void draw() {
        Random random = new Random(1);
        stream = new double[VALUES];
        Arrays.setAll(stream, i -> Draws.of(values, random));
        bins = Draws.bins(values);
        boundaries = bins.boundaries();
        profile = bins.emptyProfile();
        kll = KllDoublesSketch.newHeapInstance();
        digest = TDigest.createMergingDigest(100);
    }

    @Benchmark
    public NumericProfile profile() {
        for (double value : stream) {
            profile.add(value);
        }
        return profile;
    }

    @Benchmark
    public int search() {
        int sum = 0;
        for (double value : stream) {
            sum += bins.cellOf(value);
        }
        return sum;
    }

    @Benchmark
    public int arraysBinarySearch() {
        int sum = 0;
        for (double value : stream) {
            sum += Arrays.binarySearch(boundaries, value);
        }
        return sum;
    }

    @Benchmark
    public KllDoublesSketch kllUpdate() {
        for (double value : stream) {
            kll.update(value);
        }
        return kll;
    }

    @Benchmark
    public TDigest tDigestUpdate() {
        for (double value : stream) {
            digest.add(value);
        }
        return digest;
    }
}
