package dev.plumbline.core.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** All that comes for one id, in whatever order, counts as a batch over all of it would. */
class JoinPropertyTest {
    /** A prediction and the label that counts for it. */
    record Pair(JoinedRow prediction, KnownLabel label) {}

    /** A prediction or a label: exactly one of the two. */
    record Arrival(JoinedRow prediction, KnownLabel label) {
        long time() {
            return label == null ? prediction.eventTime() : label.eventTime();
        }

        List<ScoredLabel> at(WaitingId id) {
            return label == null ? id.onPrediction(prediction) : id.onLabel(label);
        }
    }

    @Property
    void theOrderOfArrivalDoesNotMatter(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll Random random) {
        List<Arrival> twice = new ArrayList<>(arrivals);
        twice.addAll(arrivals);

        for (int shuffle = 0; shuffle < 3; shuffle++) {
            Collections.shuffle(twice, random);
            List<ScoredLabel> effects = effects(twice, false);
            for (long time = -3; time <= 30; time++) {
                assertThat(net(effects, time)).isEqualTo(batch(arrivals, time));
            }
        }
    }

    @Property
    void whatExpiresInEventTimeOrderWasDone(@ForAll("arrivals") List<Arrival> arrivals) {
        List<Arrival> ordered = new ArrayList<>(arrivals);
        ordered.sort((a, b) -> Long.compare(a.time(), b.time()));

        assertThat(net(effects(ordered, true), Long.MAX_VALUE))
                .isEqualTo(batch(arrivals, Long.MAX_VALUE));
    }

    @Property
    void nothingIsLeftAfterTheLastExpiry(@ForAll("arrivals") List<Arrival> arrivals) {
        WaitingId id = new WaitingId();
        arrivals.forEach(arrival -> arrival.at(id));
        long last = id.lastExpiry(100);

        List<KnownLabel> unused = new ArrayList<>(id.expire(last - 1, 100));
        assertThat(id.isEmpty()).isEqualTo(arrivals.isEmpty());

        unused.addAll(id.expire(last, 100));
        assertThat(id.isEmpty()).isTrue();
        assertThat(unused).containsExactlyInAnyOrderElementsOf(withoutPrediction(arrivals));
    }

    /** Runs the join with its state written and read back before every arrival. */
    private static List<ScoredLabel> effects(List<Arrival> arrivals, boolean expiring) {
        List<ScoredLabel> effects = new ArrayList<>();
        byte[] state = null;
        for (Arrival arrival : arrivals) {
            WaitingId id = WaitingId.fromBytes(state);
            if (expiring) {
                id.expire(arrival.time() - 1, 100);
            }
            effects.addAll(arrival.at(id));
            state = id.toBytes();
            assertThat(WaitingId.fromBytes(state).toBytes()).isEqualTo(state);
        }
        return effects;
    }

    /** The pairs that count, by what is known at a time. */
    private static Set<Pair> net(List<ScoredLabel> effects, long time) {
        Map<Pair, Integer> net = new HashMap<>();
        for (ScoredLabel effect : effects) {
            if (effect.knownAt() <= time) {
                net.merge(
                        new Pair(effect.prediction(), effect.label()), effect.sign(), Integer::sum);
            }
        }
        net.values().removeIf(count -> count == 0);
        assertThat(net.values()).allMatch(count -> count == 1);
        return net.keySet();
    }

    private static Set<Pair> batch(List<Arrival> arrivals, long time) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (JoinedRow prediction : firstOf(arrivals).values()) {
            arrivals.stream()
                    .map(Arrival::label)
                    .filter(label -> label != null && label.eventTime() <= time)
                    .filter(label -> label.eventTime() <= prediction.deadline())
                    .reduce((a, b) -> b.replaces(a) ? b : a)
                    .ifPresent(label -> pairs.add(new Pair(prediction, label)));
        }
        return pairs;
    }

    /** The earliest prediction of each version. */
    private static Map<Long, JoinedRow> firstOf(List<Arrival> arrivals) {
        Map<Long, JoinedRow> first = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.prediction != null) {
                first.merge(
                        arrival.prediction.reference(),
                        arrival.prediction,
                        (known, next) -> next.precedes(known) ? next : known);
            }
        }
        return first;
    }

    /** The last label of each time that no prediction's horizon reaches. */
    private static List<KnownLabel> withoutPrediction(List<Arrival> arrivals) {
        Map<Long, KnownLabel> unused = new HashMap<>();
        arrivals.stream()
                .map(Arrival::label)
                .filter(label -> label != null)
                .filter(
                        label ->
                                batchDeadlines(arrivals).stream()
                                        .allMatch(deadline -> label.eventTime() > deadline))
                .forEach(
                        label ->
                                unused.merge(
                                        label.eventTime(), label, (a, b) -> b.replaces(a) ? b : a));
        return List.copyOf(unused.values());
    }

    private static List<Long> batchDeadlines(List<Arrival> arrivals) {
        Map<Long, JoinedRow> first = firstOf(arrivals);
        return first.values().stream().map(JoinedRow::deadline).toList();
    }

    /** Two versions, repeats, labels before, within and beyond the horizon, and corrections. */
    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Arrival> predictions =
                Combinators.combine(
                                Arbitraries.of(1L, 2L),
                                Arbitraries.longs().between(0, 5),
                                Arbitraries.integers().between(0, 1),
                                Arbitraries.longs().between(0, 3))
                        .as(
                                (reference, time, partition, offset) ->
                                        new Arrival(row(reference, time, partition, offset), null));
        Arbitrary<Arrival> labels =
                Combinators.combine(
                                Arbitraries.longs().between(-3, 30),
                                Arbitraries.integers().between(0, 1),
                                Arbitraries.longs().between(0, 3))
                        .as(
                                (time, partition, offset) ->
                                        new Arrival(null, label(time, partition, offset)));
        return Arbitraries.oneOf(predictions, labels).list().ofMaxSize(14);
    }

    private static JoinedRow row(long reference, long time, int partition, long offset) {
        return new JoinedRow(
                reference,
                time,
                10 + 5 * reference,
                1,
                true,
                0.25,
                3,
                "class-" + partition + "-" + offset,
                partition,
                offset);
    }

    private static KnownLabel label(long time, int partition, long offset) {
        // a number and a text of its own for every place in the log, as a correction would have
        return new KnownLabel(
                time,
                partition,
                offset,
                partition == 0 ? Double.NaN : offset,
                "label-" + offset,
                time + 5 - offset,
                partition);
    }
}
