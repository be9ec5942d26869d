package dev.plumbline.core.join;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that waits under one prediction id: the predictions that share it (one per version and
 * segment) and the labels that have come for it. Whatever the order of arrival, a prediction ends
 * with the greatest label that became known within its horizon. Its bytes, which are all that the
 * join keeps of it, begin with a version of their own; one waiting binary prediction takes at most
 * 36 and so, with the four that say how many, at most 40 in any state backend. Not thread-safe.
 */
public final class WaitingId {
    private final List<JoinedRow> predictions = new ArrayList<>(1);

    /** In the order of the times at which they became known, which are all different. */
    private final List<KnownLabel> labels = new ArrayList<>(1);

    private boolean changed;

    /** Adds a prediction; returns what is to be counted or taken back. */
    public List<ScoredLabel> onPrediction(JoinedRow arrived) {
        for (int i = 0; i < predictions.size(); i++) {
            JoinedRow waiting = predictions.get(i);
            if (waiting.reference() == arrived.reference()) {
                if (!arrived.precedes(waiting)) {
                    return List.of();
                }
                changed = true;
                predictions.set(i, arrived);
                return change(scored(waiting), scored(arrived));
            }
        }
        changed = true;
        predictions.add(arrived);
        return scored(arrived);
    }

    /** Adds a label; returns what is to be counted or taken back. */
    public List<ScoredLabel> onLabel(KnownLabel arrived) {
        if (labels.isEmpty() && predictions.size() == 1) {
            changed = true;
            labels.add(arrived);
            return scored(predictions.get(0));
        }
        List<List<ScoredLabel>> before = new ArrayList<>(predictions.size());
        predictions.forEach(prediction -> before.add(scored(prediction)));
        keep(arrived);
        List<ScoredLabel> effects = new ArrayList<>(2);
        for (int i = 0; i < before.size(); i++) {
            effects.addAll(change(before.get(i), scored(predictions.get(i))));
        }
        return effects;
    }

    /** What takes a prediction's scores from one list to another. */
    private static List<ScoredLabel> change(List<ScoredLabel> before, List<ScoredLabel> after) {
        List<ScoredLabel> effects = new ArrayList<>(2);
        before.stream()
                .filter(scored -> !after.contains(scored))
                .forEach(scored -> effects.add(scored.takenBack()));
        after.stream().filter(scored -> !before.contains(scored)).forEach(effects::add);
        return effects;
    }

    /**
     * Two labels known at the same time differ only in their place in the log, so one of them can
     * never count.
     */
    private void keep(KnownLabel arrived) {
        int place = labels.size();
        while (place > 0 && labels.get(place - 1).eventTime() > arrived.eventTime()) {
            place--;
        }
        if (place == 0 || labels.get(place - 1).eventTime() < arrived.eventTime()) {
            changed = true;
            labels.add(place, arrived);
        } else if (arrived.replaces(labels.get(place - 1))) {
            changed = true;
            labels.set(place - 1, arrived);
        }
    }

    /**
     * What the labels known so far say of a prediction. Where it matters when a label became known,
     * each correction takes back, from its own time on, the label before it: at every point in time
     * the scores known by then are those of the label known by then, in whatever order labels came.
     */
    private List<ScoredLabel> scored(JoinedRow prediction) {
        int counting = 0;
        while (counting < labels.size()
                && labels.get(counting).eventTime() <= prediction.deadline()) {
            counting++;
        }
        if (counting == 0) {
            return List.of();
        }
        int from = prediction.byLabelTime() ? 0 : counting - 1;
        List<ScoredLabel> scored = new ArrayList<>(1);
        for (int i = from; i < counting; i++) {
            long knownAt = labels.get(i).eventTime();
            if (i > from) {
                scored.add(new ScoredLabel(prediction, labels.get(i - 1), -1, knownAt));
            }
            scored.add(new ScoredLabel(prediction, labels.get(i), +1, knownAt));
        }
        return scored;
    }

    /**
     * Forgets predictions whose horizon has passed, their labels with them, and labels that waited
     * in vain.
     *
     * @return the labels that leave without having counted for any prediction
     */
    public List<KnownLabel> expire(long watermark, long labelWait) {
        if (predictions.isEmpty()) {
            return removeLabels(label -> label.eventTime() + labelWait <= watermark);
        }
        long last = lastDeadline();
        changed |= predictions.removeIf(prediction -> prediction.deadline() <= watermark);
        if (!predictions.isEmpty()) {
            return List.of();
        }
        List<KnownLabel> unused = removeLabels(label -> label.eventTime() > last);
        labels.clear();
        return unused;
    }

    private List<KnownLabel> removeLabels(Predicate<KnownLabel> gone) {
        List<KnownLabel> removed = new ArrayList<>(1);
        for (KnownLabel label : labels) {
            if (gone.test(label)) {
                removed.add(label);
            }
        }
        changed |= labels.removeAll(removed);
        return removed;
    }

    private long lastDeadline() {
        long last = Long.MIN_VALUE;
        for (JoinedRow prediction : predictions) {
            last = Math.max(last, prediction.deadline());
        }
        return last;
    }

    /** Whether nothing waits, so that the state can be freed. */
    public boolean isEmpty() {
        return predictions.isEmpty() && labels.isEmpty();
    }

    /** Whether labels wait for a prediction that has not come. */
    public boolean isOnlyLabels() {
        return predictions.isEmpty() && !labels.isEmpty();
    }

    /** Whether the bytes that this was read from no longer say what waits. */
    public boolean hasChanged() {
        return changed;
    }

    /** The last event time at which something expires; what was added now is gone by then. */
    public long lastExpiry(long labelWait) {
        // labels are in their order, and with a prediction they leave with it
        return predictions.isEmpty() && !labels.isEmpty()
                ? labels.get(labels.size() - 1).eventTime() + labelWait
                : lastDeadline();
    }

    /** Returns all that waits, its format first. */
    public byte[] toBytes() {
        return WaitingBytes.write(predictions, labels);
    }

    /**
     * Reads what {@link #toBytes} wrote; null is nothing waiting.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static WaitingId fromBytes(byte[] bytes) {
        WaitingId waiting = new WaitingId();
        if (bytes != null) {
            WaitingBytes.read(bytes, waiting.predictions, waiting.labels);
        }
        return waiting;
    }
}
