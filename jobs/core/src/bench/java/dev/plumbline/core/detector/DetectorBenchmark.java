package dev.plumbline.core.detector;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/** What one error costs a detector, on a long stream of hits and errors whose rate stays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(DetectorBenchmark.ERRORS)
public class DetectorBenchmark {
    static final int ERRORS = 1 << 16;
    private static final double ERROR_RATE = .15;

    @Param({
        "adwin",
        "ddm",
        "eddm",
        "rddm",
        "hddm_a",
        "hddm_w",
        "page_hinkley",
        "cusum",
        "gma",
        "ewma",
        "kswin",
        "stepd"
    })
    String method;

    private double[] errors;
    private Detector detector;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        errors = new double[ERRORS];
        for (int row = 0; row < ERRORS; row++) {
            errors[row] = random.nextDouble() < ERROR_RATE ? 1 : 0;
        }
        detector =
                DetectorCalibration.stored()
                        .settings(DetectorMethod.named(method), ERROR_RATE)
                        .start();
    }

    @Benchmark
    public int step() {
        int drifts = 0;
        for (double error : errors) {
            drifts += detector.step(error).isDrift() ? 1 : 0;
        }
        return drifts;
    }
}
