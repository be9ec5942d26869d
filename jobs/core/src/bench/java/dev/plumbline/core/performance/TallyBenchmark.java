package dev.plumbline.core.performance;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a labelled row costs to tally: a regression's, with and without logarithms, and others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(TallyBenchmark.ROWS)
public class TallyBenchmark {
    static final int ROWS = 1 << 12;

    private static final List<String> CLASSES = List.of("a", "b", "c");

    private final double[] predicted = new double[ROWS];
    private final double[] actual = new double[ROWS];
    private final int[] cells = new int[ROWS];
    private final byte[][] vectors = new byte[ROWS][];
    private final String[] labels = new String[ROWS];

    private RegressionTally regression;
    private ClassificationTally binary;
    private ClassificationTally multiclass;

    @Setup
    public void draw() {
        Random random = new Random(1);
        ScoreVectorLayout layout = ScoreVectorLayout.of(CLASSES);
        for (int row = 0; row < ROWS; row++) {
            actual[row] = Math.exp(5 + random.nextGaussian());
            predicted[row] = actual[row] * (1 + 0.2 * random.nextGaussian());
            cells[row] = random.nextInt(1024);
            double first = random.nextDouble();
            double second = (1 - first) * random.nextDouble();
            vectors[row] = layout.write(new double[] {first, second, 1 - first - second});
            labels[row] = CLASSES.get(random.nextInt(3));
        }
        regression = new RegressionTally();
        binary = new ClassificationTally();
        multiclass = new ClassificationTally();
    }

    @Benchmark
    public RegressionTally regression() {
        for (int row = 0; row < ROWS; row++) {
            regression.add(predicted[row], actual[row], 1);
        }
        return regression;
    }

    /** Below −1 nothing has a logarithm. */
    @Benchmark
    public RegressionTally regressionBelowNought() {
        for (int row = 0; row < ROWS; row++) {
            regression.add(-predicted[row] - 2, -actual[row] - 2, 1);
        }
        return regression;
    }

    @Benchmark
    public ClassificationTally binary() {
        for (int row = 0; row < ROWS; row++) {
            binary.add(cells[row], cells[row] / 1024.0, "a", labels[row], 1);
        }
        return binary;
    }

    @Benchmark
    public ClassificationTally scoresOfThreeClasses() {
        for (int row = 0; row < ROWS; row++) {
            multiclass.add(vectors[row], "a", labels[row], 1);
        }
        return multiclass;
    }
}
