package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.LabelGroup.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;

class ClassificationTallyTest implements PerformanceTallyContract<ClassificationTallyTest.Row> {
    private static final ScoreGrid GRID = ScoreGrid.of(List.of(0.1, 0.5, Math.nextUp(0.5), 0.9));
    private static final List<String> LABELS = List.of("0", "1", "maybe");

    record Row(double score, String predicted, String label) {}

    @Override
    public PerformanceTally empty() {
        return new ClassificationTally();
    }

    @Override
    public void add(PerformanceTally tally, Row row, int sign) {
        ((ClassificationTally) tally)
                .add(GRID.cellOf(row.score()), row.score(), row.predicted(), row.label(), sign);
    }

    @Override
    public Arbitrary<Row> row() {
        Arbitrary<Double> scores =
                Arbitraries.oneOf(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(0.0, 0.5, 1.0, Double.NaN));
        Arbitrary<String> predicted = Arbitraries.of("0", "1", "2").injectNull(0.1);
        return Combinators.combine(scores, predicted, Arbitraries.of(LABELS)).as(Row::new);
    }

    @Override
    public double[] sums(PerformanceTally tally) {
        double[] sums = new double[LABELS.size() * Term.values().length];
        int at = 0;
        for (String label : LABELS) {
            for (Term term : Term.values()) {
                sums[at++] = ((ClassificationTally) tally).group(label).sum(term);
            }
        }
        return sums;
    }

    @Override
    public double[] magnitudes(List<Row> rows) {
        double[] magnitudes = new double[LABELS.size() * Term.values().length];
        for (Row row : rows) {
            ClassificationTally one = new ClassificationTally();
            add(one, row, 1);
            double[] sums = sums(one);
            for (int i = 0; i < sums.length; i++) {
                magnitudes[i] += Math.abs(sums[i]);
            }
        }
        return magnitudes;
    }

    @Override
    public String counts(PerformanceTally tally) {
        Map<String, List<Object>> counts = new TreeMap<>();
        for (String label : LABELS) {
            LabelGroup group = ((ClassificationTally) tally).group(label);
            List<Object> all = new ArrayList<>();
            for (int cell = 0; cell < GRID.cells(); cell++) {
                all.add(group.inCell(cell));
            }
            for (String predicted : List.of("0", "1", "2")) {
                all.add(group.predicted().get(predicted));
            }
            for (int bin = 0; bin < ScoreBins.BINS; bin++) {
                all.add(group.bins().count(bin));
            }
            all.add(List.of(group.rows(), group.hits(), group.scored(), group.decided()));
            counts.put(label, all);
        }
        return counts.toString();
    }

    @Example
    void keepsTheSameLabelsByNameWhateverTheOrderOfArrival() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            labels.add("label %03d".formatted(i));
        }
        byte[] inOrder = tallyOf(labels, labels.size()).toBytes();
        Collections.shuffle(labels, new Random(7));
        ClassificationTally merged = tallyOf(labels.subList(0, 150), 300);
        merged.merge(tallyOf(labels.subList(150, 300), 300));

        assertThat(merged.toBytes()).isEqualTo(inOrder);
        assertThat(merged.labelled()).isEqualTo(300);
        assertThat(merged.labelled("label 255")).isEqualTo(1);
        assertThat(merged.labelled("label 256")).isZero();
        LabelGroup other = merged.groups().get(ClassificationTally.OTHER);
        assertThat(other.rows()).isEqualTo(44);
        assertThat(other.hits()).isEqualTo(44);
    }

    private static ClassificationTally tallyOf(List<String> labels, int most) {
        ClassificationTally tally = new ClassificationTally();
        labels.stream().limit(most).forEach(label -> tally.add(-1, Double.NaN, label, label, 1));
        return tally;
    }

    @Example
    void aScoreThatMovesWithinItsCellIsStillACorrection() {
        ClassificationTally correction = new ClassificationTally();
        correction.add(2, 0.51, "1", "1", -1);
        correction.add(2, 0.52, "1", "1", 1);

        assertThat(correction.labelled()).isZero();
        assertThat(correction.isEmpty()).isFalse();
        correction.merge(PerformanceTally.fromBytes(PerformanceTally.empty(Task.BINARY).toBytes()));
        assertThat(correction.isEmpty()).isFalse();
    }

    @Example
    void takesLogarithmsOfCertainScoresAtTheClip() {
        ClassificationTally tally = new ClassificationTally();
        tally.add(0, 0, "0", "1", 1);

        assertThat(tally.group("1").sum(Term.LOG)).isEqualTo(Math.log(1e-15));
        assertThat(tally.group("1").sum(Term.COMPLEMENT_LOG)).isEqualTo(Math.log1p(-1e-15));
    }
}
