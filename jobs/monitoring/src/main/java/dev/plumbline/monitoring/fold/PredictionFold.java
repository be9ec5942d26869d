package dev.plumbline.monitoring.fold;

import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.segment.Segments;
import dev.plumbline.core.slice.SliceCode;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.RowLookup;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.fold.LabelRequest.Asked;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Folds decoded predictions into one profile per model version, segment and pane. Each plan keeps
 * its last two panes at hand, because most rows fall into them.
 */
public final class PredictionFold implements RowLookup {
    /** Beyond this all open panes are sent, so that many models cannot fill the heap. */
    private static final long MOST_OPEN_BYTES = 64L << 20;

    private final VersionPlans plans;
    private final Consumer<ProfileDelta> out;
    private final Map<VersionPlan, Map<String, OpenPane>> open = new HashMap<>();
    private long openBytes;
    private VersionPlan plan;

    /** Of the row added last. */
    private long slices;

    /** Of the row added last. */
    private long groups;

    /**
     * Makes a fold.
     *
     * @param out takes what is flushed, at once
     */
    public PredictionFold(ControlView control, Consumer<ProfileDelta> out) {
        this.plans = new VersionPlans(control);
        this.out = out;
    }

    @Override
    public FeatureRow rowFor(String model, String version, Role role, long eventTimeMillis)
            throws UndecodableRecord {
        plan = plans.planFor(model, version, role, eventTimeMillis);
        return plan.row;
    }

    /** Counts the prediction that was decoded into the row given last. */
    public void add(DecodedPrediction prediction) {
        plan.derived.fill(plan.row, prediction);
        boolean invalid = plan.outputs.isInvalid(prediction);
        if (invalid) {
            // log loss and estimates take every score at its word
            prediction.dropScores();
        }
        long pane = plan.panes.startOf(prediction.eventTimeMillis());
        OpenPane whole = paneOf(pane);
        whole.profile().add(plan.row);
        addBeside(prediction, invalid, whole);
        for (int i = 0; i < plan.segments.count(); i++) {
            String segment = plan.segments.of(plan.row, i);
            if (segment != null) {
                OpenPane part = paneOf(segment, pane);
                part.profile().add(plan.row);
                if (whole.estimates() != null) {
                    part.estimates().addAgain(whole.estimates());
                }
            }
        }
        if (openBytes > MOST_OPEN_BYTES) {
            flush();
        }
    }

    private void addBeside(DecodedPrediction prediction, boolean invalid, OpenPane whole) {
        slices = plan.slices.of(plan.row);
        if (slices != SliceCode.NONE) {
            plan.slices.add(slices, prediction, whole.slices());
        }
        groups = plan.groups.of(plan.row);
        if (groups != GroupCode.NONE) {
            plan.groups.add(groups, prediction, whole.groups());
        }
        if (whole.estimates() != null) {
            plan.estimates.add(plan.row, prediction, whole.estimates());
        }
        if (plan.layout.size() > 0) {
            whole.profile().arrivals().add(prediction.idHigh(), prediction.eventTimeMillis());
            if (invalid) {
                whole.profile().arrivals().addInvalidOutput();
            }
        }
    }

    /**
     * Hands out what the label join has to know of the prediction that was added last; nothing if
     * no label is expected.
     */
    public void awaiting(
            DecodedPrediction prediction, RawRecord raw, Consumer<AwaitingLabel> join) {
        if (plan.label == null) {
            return;
        }
        long pane = plan.panes.startOf(prediction.eventTimeMillis());
        Asked ofTheWhole = new Asked(paneOf(pane).reference, slices, groups, true);
        join.accept(plan.label.of(prediction, raw, ofTheWhole));
        for (int i = 0; i < plan.segments.count(); i++) {
            String segment = plan.segments.of(plan.row, i);
            if (segment != null) {
                long reference = paneOf(segment, pane).reference;
                // slices and groups are of all the traffic
                Asked ofPart = new Asked(reference, SliceCode.NONE, GroupCode.NONE, false);
                join.accept(plan.label.of(prediction, raw, ofPart));
            }
        }
    }

    private OpenPane paneOf(long pane) {
        if (plan.lastPane != null && plan.lastPane.start == pane) {
            return plan.lastPane;
        }
        OpenPane found =
                plan.otherPane != null && plan.otherPane.start == pane
                        ? plan.otherPane
                        : paneOf(Segments.ALL, pane);
        plan.otherPane = plan.lastPane;
        plan.lastPane = found;
        return found;
    }

    private OpenPane paneOf(String segment, long pane) {
        return open.computeIfAbsent(plan, unknown -> new HashMap<>())
                .computeIfAbsent(
                        segment + "@" + pane,
                        unknown -> {
                            openBytes += plan.bytesOfPane();
                            return plan.open(segment, pane);
                        });
    }

    /**
     * Sends what is folded of panes that end at or before the watermark's time, and forgets those
     * panes.
     */
    public void flushEndedBy(long watermark) {
        boolean ended = false;
        for (Map<String, OpenPane> panes : open.values()) {
            for (OpenPane pane : panes.values()) {
                ended |= pane.end - 1 <= watermark;
            }
        }
        if (ended) {
            flush();
        }
    }

    /** Sends all that is folded. */
    public void flush() {
        for (Map<String, OpenPane> panes : open.values()) {
            for (OpenPane pane : panes.values()) {
                if (!pane.isEmpty()) {
                    out.accept(pane.takeDelta());
                }
            }
        }
        for (VersionPlan folded : open.keySet()) {
            folded.lastPane = null;
            folded.otherPane = null;
        }
        open.clear();
        openBytes = 0;
    }
}
