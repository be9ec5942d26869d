package dev.plumbline.core.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingIdTest {
    private static final long HORIZON = 100;
    private static final List<KnownLabel> LABELS =
            List.of(
                    label(10, 1, "a"),
                    label(25, 2, "b"),
                    label(25, 3, "c"),
                    label(60, 4, "d"),
                    label(100, 5, "e"),
                    label(101, 6, "too late"));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsTheSameWhateverTheOrderOfArrival(boolean byLabelTime) {
        Random random = new Random(5);
        Map<String, Integer> first = null;
        for (int round = 0; round < 500; round++) {
            List<Object> arrivals = new ArrayList<>(LABELS);
            arrivals.add(row(1, 0, byLabelTime, 7));
            arrivals.add(row(1, -3, byLabelTime, 8));
            arrivals.add(row(2, 0, byLabelTime, 9));
            Collections.shuffle(arrivals, random);
            Map<String, Integer> counted = count(arrivals);
            first = first == null ? counted : first;
            assertThat(counted).as("round " + round + ": " + arrivals).isEqualTo(first);
        }
    }

    @Test
    void knowsAtEveryTimeTheLabelKnownByThen() {
        List<Object> arrivals = new ArrayList<>(LABELS);
        Collections.reverse(arrivals);
        arrivals.add(row(1, 0, true, 7));
        assertThat(labelKnownAt(9, arrivals)).isEmpty();
        assertThat(labelKnownAt(10, arrivals)).containsExactly("a");
        assertThat(labelKnownAt(25, arrivals)).containsExactly("c");
        assertThat(labelKnownAt(99, arrivals)).containsExactly("d");
        assertThat(labelKnownAt(1000, arrivals)).containsExactly("e");
    }

    private static List<String> labelKnownAt(long time, List<Object> arrivals) {
        Map<String, Integer> known = new HashMap<>();
        for (ScoredLabel scored : effects(arrivals)) {
            if (scored.knownAt() <= time) {
                known.merge(scored.label().text(), scored.sign(), Integer::sum);
            }
        }
        known.values().removeIf(count -> count == 0);
        assertThat(known.values()).allMatch(count -> count == 1);
        return List.copyOf(known.keySet());
    }

    private static Map<String, Integer> count(List<Object> arrivals) {
        Map<String, Integer> counted = new HashMap<>();
        for (ScoredLabel scored : effects(arrivals)) {
            JoinedRow row = scored.prediction();
            String what =
                    "%d %d %d %s"
                            .formatted(
                                    row.reference(),
                                    row.bucket(),
                                    row.knownBy(scored.knownAt()),
                                    scored.label().text());
            counted.merge(what, scored.sign(), Integer::sum);
        }
        counted.values().removeIf(count -> count == 0);
        return counted;
    }

    /** All effects, with the state written and read between any two arrivals. */
    private static List<ScoredLabel> effects(List<Object> arrivals) {
        List<ScoredLabel> effects = new ArrayList<>();
        byte[] state = null;
        for (Object arrival : arrivals) {
            WaitingId waiting = WaitingId.fromBytes(state);
            effects.addAll(
                    arrival instanceof KnownLabel label
                            ? waiting.onLabel(label)
                            : waiting.onPrediction((JoinedRow) arrival));
            state = waiting.toBytes();
        }
        return effects;
    }

    private static JoinedRow row(long reference, long time, boolean byLabelTime, long offset) {
        return new JoinedRow(
                reference, time, HORIZON, 1, byLabelTime, 0.5, JoinedRow.NO_CELL, "a", 0, offset);
    }

    private static KnownLabel label(long time, long offset, String text) {
        return new KnownLabel(time, 0, offset, Double.NaN, text, time, 9);
    }
}
