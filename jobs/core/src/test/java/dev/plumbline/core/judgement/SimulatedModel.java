package dev.plumbline.core.judgement;

import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.RegressionTally;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A stream of labelled rows. A latent Gaussian with neighbours correlated by ρ makes a row wrong,
 * or its error large.
 */
final class SimulatedModel {
    static final double ERROR_RATE = .15;
    private static final double POSITIVES = .3;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Kind kind;
    private final double correlation;
    private final SplittableRandom random;
    private final ContinuousDistribution.Sampler normal;
    private double latent;

    /** What a row is, and how wrong. */
    enum Kind {
        /** Decides wrongly on 15 % of the rows; harm is the error rate times that much. */
        DECISIONS(Task.BINARY),
        /** Gaussian errors; harm multiplies them. */
        NUMBERS(Task.REGRESSION),
        /** Errors whose logarithm is Gaussian with a standard deviation of 1; as for money. */
        SKEWED_NUMBERS(Task.REGRESSION);

        final Task task;

        Kind(Task task) {
            this.task = task;
        }
    }

    SimulatedModel(Kind kind, double correlation, long seed) {
        this.kind = kind;
        this.correlation = correlation;
        this.random = new SplittableRandom(seed);
        this.normal = NORMAL.createSampler(random::nextLong);
        this.latent = normal.sample();
    }

    /** A model's answer and the truth. */
    record Row(Output output, Object label) {}

    /** Returns the next row; harm of 1 is none. */
    Row next(double harm) {
        if (kind == Kind.DECISIONS) {
            boolean positive = random.nextDouble() < POSITIVES;
            boolean wrong = step() > NORMAL.inverseSurvivalProbability(harm * ERROR_RATE);
            return new Row(new Output(null, null, null, name(positive ^ wrong)), name(positive));
        }
        double error = kind == Kind.NUMBERS ? step() : Math.exp(step());
        return new Row(Output.ofValue(harm * error), 0.0);
    }

    private static String name(boolean positive) {
        return positive ? "1" : "0";
    }

    /** Returns what the next rows say together. */
    PerformanceTally next(int rows, double harm) {
        ClassificationTally decisions = new ClassificationTally();
        RegressionTally numbers = new RegressionTally();
        for (int i = 0; i < rows; i++) {
            Row row = next(harm);
            if (kind == Kind.DECISIONS) {
                decisions.add(
                        -1, Double.NaN, row.output().predictedClass(), (String) row.label(), 1);
            } else {
                numbers.add(row.output().value(), (Double) row.label(), 1);
            }
        }
        return kind == Kind.DECISIONS ? decisions : numbers;
    }

    private double step() {
        latent = correlation * latent + Math.sqrt(1 - correlation * correlation) * normal.sample();
        return latent;
    }
}
