package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.TrueClassScores.Term;
import dev.plumbline.core.profile.BinaryWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

/** A classification tally whose rows bring a score for each of several classes. */
class ClassScoreTallyTest implements PerformanceTallyContract<ClassScoreTallyTest.Row> {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final List<String> LABELS = List.of("a", "b", "c", "unknown");
    private static final ScoreVectorLayout LAYOUT = ScoreVectorLayout.of(CLASSES);

    record Row(double[] scores, String predicted, String label) {}

    @Override
    public PerformanceTally empty() {
        return new ClassificationTally();
    }

    @Override
    public void add(PerformanceTally tally, Row row, int sign) {
        ((ClassificationTally) tally)
                .add(LAYOUT.write(row.scores()), row.predicted(), row.label(), sign);
    }

    @Override
    public Arbitrary<Row> row() {
        Arbitrary<Double> score = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        score.array(double[].class).ofSize(3),
                        Arbitraries.of(CLASSES),
                        Arbitraries.of(LABELS))
                .as(Row::new);
    }

    @Override
    public double[] sums(PerformanceTally tally) {
        double[] sums = new double[LABELS.size() * Term.values().length];
        for (int at = 0; at < sums.length; at++) {
            TrueClassScores held =
                    ((ClassificationTally) tally)
                            .group(LABELS.get(at / Term.values().length))
                            .ofClass();
            sums[at] = held == null ? 0 : held.sum(Term.values()[at % Term.values().length]);
        }
        return sums;
    }

    @Override
    public double[] magnitudes(List<Row> rows) {
        double[] magnitudes = new double[LABELS.size() * Term.values().length];
        for (Row row : rows) {
            PerformanceTally one = empty();
            add(one, row, 1);
            double[] sums = sums(one);
            Arrays.setAll(magnitudes, at -> magnitudes[at] + Math.abs(sums[at]));
        }
        return magnitudes;
    }

    @Override
    public String counts(PerformanceTally tally) {
        ClassificationTally classification = (ClassificationTally) tally;
        Map<String, String> counts = new TreeMap<>();
        classification
                .groups()
                .forEach(
                        (label, group) -> {
                            BinaryWriter out = new BinaryWriter(64);
                            if (group.ofClass() != null) {
                                group.ofClass().cells().writeTo(out);
                            }
                            if (!group.isZero()) {
                                counts.put(
                                        label, group.rows() + Arrays.toString(out.toByteArray()));
                            }
                        });
        BinaryWriter out = new BinaryWriter(64);
        for (int number = 0; number < CLASSES.size() && classification.scores() != null; number++) {
            classification
                    .scores()
                    .cells(number)
                    .forEach(
                            (key, count) -> {
                                out.writeVarLong(key);
                                out.writeSignedLong(count);
                                return true;
                            });
        }
        return counts + Arrays.toString(out.toByteArray());
    }

    @Example
    void aLabelThatIsNoClassCountsAgainstEveryClassAndHasNoLoss() {
        ClassificationTally tally = new ClassificationTally();
        add(tally, new Row(new double[] {0.7, 0.2, 0.1}, "a", "a"), 1);
        add(tally, new Row(new double[] {0.9, 0.1, 0}, "a", "unknown"), 1);

        Map<PerformanceMetric, MetricEstimate> estimates = estimates(tally);
        assertThat(estimates.get(PerformanceMetric.LOG_LOSS).n()).isEqualTo(1);
        assertThat(estimates.get(PerformanceMetric.MACRO_ROC_AUC).value()).isZero();
        assertThat(estimates.get(PerformanceMetric.ECE).n()).isEqualTo(2);
    }

    @Example
    void aLabelThatIsNoClassIsAMissEvenWhereItsCodeIsThatOfTheHighestScoresClass() {
        List<String> classes =
                IntStream.range(0, ScoreVectorLayout.MOST_CLASSES)
                        .mapToObj(number -> "class-" + number)
                        .toList();
        ScoreVectorLayout layout = ScoreVectorLayout.of(classes);
        double[] scores = new double[classes.size()];
        scores[7] = 1;
        byte[] vector = layout.write(scores);
        List<String> foreign =
                IntStream.range(0, 10_000)
                        .mapToObj(number -> "foreign-" + number)
                        .filter(name -> new ScoreVector(vector).numberOf(name) == 7)
                        .toList();
        assertThat(foreign).hasSizeGreaterThan(20);

        ClassificationTally tally = new ClassificationTally();
        foreign.forEach(label -> tally.add(vector, null, label, 1));
        foreign.forEach(label -> tally.add(vector, "class-3", label, 1));
        assertThat(tally.scores().hits().total()).isZero();
        assertThat(tally.scores().misses().total()).isEqualTo(2L * foreign.size());
        tally.add(vector, null, "class-7", 1);
        assertThat(tally.scores().hits().total()).isEqualTo(1);
        PerformanceMetrics metrics =
                new PerformanceMetrics(Task.MULTICLASS, classes, ScoreGrid.of(List.of()));
        assertThat(metrics.of(tally))
                .filteredOn(each -> each.metric() == PerformanceMetric.LOG_LOSS)
                .singleElement()
                .satisfies(loss -> assertThat(loss.n()).isEqualTo(1));
    }

    @Example
    void aScoreThatIsNoProbabilityIsGoneOnceItIsTakenBack() {
        ClassificationTally tally = new ClassificationTally();
        tally.add(3, 0.25, "a", "a", 1);
        double before = tally.group("a").sum(LabelGroup.Term.FOURTH_POWER);
        tally.add(3, 1e300, "a", "a", 1);
        assertThat(tally.group("a").sum(LabelGroup.Term.FOURTH_POWER)).isFinite();
        tally.add(3, 1e300, "a", "a", -1);
        assertThat(tally.group("a").sum(LabelGroup.Term.FOURTH_POWER)).isEqualTo(before);
    }

    @Example
    void vectorsThatAnEarlierReleaseLeftWaitingAreRead() {
        byte[] vector = LAYOUT.write(new double[] {0.25, 0.5, 0.25});
        byte[] earlier = Arrays.copyOf(vector, vector.length - ScoreVector.TAIL);
        assertThat(new ScoreVector(earlier).classes()).isEqualTo(3);
        assertThat(new ScoreVector(earlier).topIs("b")).isTrue();
        assertThat(new ScoreVector(earlier).topIs("a")).isFalse();
        assertThat(new ScoreVector(vector).topIs("b")).isTrue();
        assertThat(new ScoreVector(vector).score(1)).isEqualTo(0.5f);
    }

    @Example
    void rowsWithoutScoresCountForDecisionsOnly() {
        ClassificationTally tally = new ClassificationTally();
        tally.add(null, "a", "a", 1);
        assertThat(estimates(tally)).doesNotContainKey(PerformanceMetric.LOG_LOSS);
        add(tally, new Row(new double[] {0.7, 0.2, 0.1}, "a", "b"), 1);

        Map<PerformanceMetric, MetricEstimate> estimates = estimates(tally);
        assertThat(estimates.get(PerformanceMetric.ACCURACY).n()).isEqualTo(2);
        assertThat(estimates.get(PerformanceMetric.LOG_LOSS).n()).isEqualTo(1);
        assertThat(estimates.get(PerformanceMetric.LOG_LOSS).value())
                .isCloseTo(-Math.log((float) 0.2), within(1e-11));
    }

    @Example
    void scoresThatAreNoProbabilitiesAreNone() {
        assertThat(LAYOUT.write(new double[] {0.5, Double.NaN, 0.5})).isNull();
        assertThat(LAYOUT.write(new double[] {0.5, 1.1, 0.5})).isNull();
        assertThat(LAYOUT.write(new double[] {0.5, 0.25, 0.25})).hasSize(6 + 5 * 3);
    }

    @Example
    void everyClassIsFoundByItsNameHoweverAlikeNamesAre() {
        List<String> alike =
                IntStream.range(0, ScoreVectorLayout.MOST_CLASSES)
                        .mapToObj(number -> "class-" + (char) ('A' + number) + number % 2)
                        .toList();
        ScoreVector vector =
                new ScoreVector(ScoreVectorLayout.of(alike).write(new double[alike.size()]));
        for (int number = 0; number < alike.size(); number++) {
            assertThat(vector.numberOf(alike.get(number))).isEqualTo(number);
        }
        assertThat(
                        ScoreVectorLayout.of(
                                IntStream.range(0, 65).mapToObj(Integer::toString).toList()))
                .isNull();
        // String.hashCode has one for both
        assertThat(ScoreVectorLayout.of(List.of("Aa", "BB"))).isNotNull();
    }

    @Property
    void cellsAscendWithTheProbability(
            @ForAll @FloatRange(max = 1) float one, @ForAll @FloatRange(max = 1) float other) {
        int low = ProbabilityCells.cellOf(Math.min(one, other));
        int high = ProbabilityCells.cellOf(Math.max(one, other));
        assertThat(low).isBetween(0, high);
        assertThat(high).isLessThan(ProbabilityCells.CELLS);
        if (low == high) {
            assertThat(Math.abs(one - other)).isLessThanOrEqualTo(1 / 1024f);
        }
    }

    private static Map<PerformanceMetric, MetricEstimate> estimates(ClassificationTally tally) {
        return new PerformanceMetrics(Task.MULTICLASS, CLASSES, ScoreGrid.of(List.of()))
                .of(tally).stream().collect(Collectors.toMap(MetricEstimate::metric, each -> each));
    }
}
