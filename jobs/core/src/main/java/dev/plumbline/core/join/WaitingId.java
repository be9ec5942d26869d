package dev.plumbline.core.join;

import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.slice.SliceCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that waits under one prediction id: the predictions that share it (one per version and
 * segment) and the labels that have come for it. Whatever the order of arrival, a prediction ends
 * with the greatest label that became known within its horizon. Its bytes, which are the join's
 * only state, begin with a version of their own; one waiting binary prediction takes at most 40
 * where the names of classes are one letter long, and at most 9 more where slices are looked at.
 */
public final class WaitingId {
    private static final int FORMAT = 1;

    /** The same, and after each prediction its slices. */
    private static final int FORMAT_WITH_SLICES = 2;

    private static final int BY_LABEL = 1;
    private static final int WHOLE_TICKS = 2;

    private final List<JoinedRow> predictions = new ArrayList<>(1);
    private final List<KnownLabel> labels = new ArrayList<>(1);

    /** Adds a prediction; returns what is to be counted or taken back. */
    public List<ScoredLabel> onPrediction(JoinedRow arrived) {
        for (int i = 0; i < predictions.size(); i++) {
            JoinedRow waiting = predictions.get(i);
            if (waiting.reference() == arrived.reference()) {
                if (!arrived.precedes(waiting)) {
                    return List.of();
                }
                predictions.set(i, arrived);
                return change(scored(waiting), scored(arrived));
            }
        }
        predictions.add(arrived);
        return scored(arrived);
    }

    /** Adds a label; returns what is to be counted or taken back. */
    public List<ScoredLabel> onLabel(KnownLabel arrived) {
        List<List<ScoredLabel>> before = predictions.stream().map(this::scored).toList();
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
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).eventTime() == arrived.eventTime()) {
                if (arrived.replaces(labels.get(i))) {
                    labels.set(i, arrived);
                }
                return;
            }
        }
        labels.add(arrived);
    }

    /**
     * What the labels known so far say of a prediction. Where it matters when a label became known,
     * each correction takes back, from its own time on, the label before it: at every point in time
     * the scores known by then are those of the label known by then, in whatever order labels came.
     */
    private List<ScoredLabel> scored(JoinedRow prediction) {
        List<KnownLabel> counting =
                labels.stream()
                        .filter(label -> label.eventTime() <= prediction.deadline())
                        .sorted(Comparator.comparingLong(KnownLabel::eventTime))
                        .toList();
        if (counting.isEmpty()) {
            return List.of();
        }
        int from = prediction.byLabelTime() ? 0 : counting.size() - 1;
        List<ScoredLabel> scored = new ArrayList<>(1);
        for (int i = from; i < counting.size(); i++) {
            long knownAt = counting.get(i).eventTime();
            if (i > from) {
                scored.add(new ScoredLabel(prediction, counting.get(i - 1), -1, knownAt));
            }
            scored.add(new ScoredLabel(prediction, counting.get(i), +1, knownAt));
        }
        return scored;
    }

    /**
     * Forgets predictions whose horizon has passed, their labels with them, and labels that waited
     * in vain.
     */
    public void expire(long watermark, long labelWait) {
        if (predictions.isEmpty()) {
            labels.removeIf(label -> label.eventTime() + labelWait <= watermark);
            return;
        }
        predictions.removeIf(prediction -> prediction.deadline() <= watermark);
        if (predictions.isEmpty()) {
            labels.clear();
        }
    }

    /** Whether nothing waits, so that the state can be freed. */
    public boolean isEmpty() {
        return predictions.isEmpty() && labels.isEmpty();
    }

    /** Whether predictions wait, and for none of them this label comes within its horizon. */
    public boolean isBeyondHorizon(KnownLabel label) {
        return !predictions.isEmpty()
                && predictions.stream().allMatch(each -> label.eventTime() > each.deadline());
    }

    /** Labels that wait and came too late for this prediction. */
    public long labelsBeyondHorizonOf(JoinedRow prediction) {
        return labels.stream().filter(label -> label.eventTime() > prediction.deadline()).count();
    }

    /** Whether labels wait for a prediction that has not come. */
    public boolean isOnlyLabels() {
        return predictions.isEmpty() && !labels.isEmpty();
    }

    /** The last event time at which something expires; what was added now is gone by then. */
    public long lastExpiry(long labelWait) {
        long last = Long.MIN_VALUE;
        for (JoinedRow prediction : predictions) {
            last = Math.max(last, prediction.deadline());
        }
        for (KnownLabel label : labels) {
            last = Math.max(last, predictions.isEmpty() ? label.eventTime() + labelWait : last);
        }
        return last;
    }

    public byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(40);
        boolean sliced = predictions.stream().anyMatch(p -> p.slices() != SliceCode.NONE);
        out.writeByte(sliced ? FORMAT_WITH_SLICES : FORMAT);
        out.writeVarLong(predictions.size());
        for (JoinedRow prediction : predictions) {
            out.writeLong(prediction.reference());
            out.writeSignedLong(prediction.eventTime());
            writeHorizon(prediction, out);
            out.writeDouble(prediction.score());
            out.writeVarLong(prediction.scoreCell() + 2L);
            out.writeText(prediction.predictedClass());
            out.writeVarLong(prediction.partition());
            out.writeVarLong(prediction.offset());
            if (sliced) {
                out.writeVarLong(prediction.slices());
            }
        }
        // nothing follows the predictions while no label has come, which is nearly always
        for (KnownLabel label : labels) {
            out.writeSignedLong(label.eventTime());
            out.writeVarLong(label.partition());
            out.writeVarLong(label.offset());
            out.writeDouble(label.number());
            out.writeText(label.text());
        }
        return out.toByteArray();
    }

    /** A horizon is nearly always whole ticks, which take fewer bytes than milliseconds. */
    private static void writeHorizon(JoinedRow prediction, BinaryWriter out) {
        long tick = prediction.tick();
        boolean whole = prediction.horizon() % tick == 0;
        out.writeVarLong(
                tick << 2 | (whole ? WHOLE_TICKS : 0) | (prediction.byLabelTime() ? BY_LABEL : 0));
        out.writeVarLong(whole ? prediction.horizon() / tick : prediction.horizon());
    }

    /**
     * Reads what {@link #toBytes} wrote; null is nothing waiting.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    public static WaitingId fromBytes(byte[] bytes) {
        WaitingId waiting = new WaitingId();
        if (bytes == null) {
            return waiting;
        }
        BinaryReader in = new BinaryReader(bytes);
        int format = in.readByte();
        if (format != FORMAT && format != FORMAT_WITH_SLICES) {
            throw new IllegalArgumentException(
                    "label join state must be of format %d or %d, got %d; it was written by another release"
                            .formatted(FORMAT, FORMAT_WITH_SLICES, format));
        }
        for (long left = in.readVarLong(); left > 0; left--) {
            waiting.predictions.add(readPrediction(in, format == FORMAT_WITH_SLICES));
        }
        while (!in.atEnd()) {
            waiting.labels.add(
                    new KnownLabel(
                            in.readSignedLong(),
                            (int) in.readVarLong(),
                            in.readVarLong(),
                            in.readDouble(),
                            in.readText()));
        }
        return waiting;
    }

    private static JoinedRow readPrediction(BinaryReader in, boolean sliced) {
        long reference = in.readLong();
        long eventTime = in.readSignedLong();
        long tickAndFlags = in.readVarLong();
        long tick = tickAndFlags >>> 2;
        long horizon = in.readVarLong() * ((tickAndFlags & WHOLE_TICKS) != 0 ? tick : 1);
        return new JoinedRow(
                reference,
                eventTime,
                horizon,
                tick,
                (tickAndFlags & BY_LABEL) != 0,
                in.readDouble(),
                (int) in.readVarLong() - 2,
                in.readText(),
                (int) in.readVarLong(),
                in.readVarLong(),
                sliced ? in.readVarLong() : SliceCode.NONE);
    }
}
