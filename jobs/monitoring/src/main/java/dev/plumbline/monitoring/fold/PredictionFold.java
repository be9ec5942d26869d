package dev.plumbline.monitoring.fold;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.RowLookup;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Folds decoded predictions into one profile per model version, segment and pane. Each plan keeps
 * its last pane at hand, because most rows fall into the pane of the row before.
 */
public final class PredictionFold implements RowLookup {
    /** Beyond this many open panes all are sent, so that many models cannot fill the heap. */
    private static final int MOST_OPEN_PANES = 512;

    private final VersionPlans plans;
    private final Consumer<ProfileDelta> out;
    private final Map<VersionPlan, Map<String, OpenPane>> open = new HashMap<>();
    private int openPanes;
    private VersionPlan plan;

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
        plan.setOutputs(prediction);
        long pane = plan.panes.startOf(prediction.eventTimeMillis());
        paneOf(pane).profile().add(plan.row);
        for (int i = 0; i < plan.segments.count(); i++) {
            String segment = plan.segments.of(plan.row, i);
            if (segment != null) {
                paneOf(segment, pane).profile().add(plan.row);
            }
        }
        if (openPanes > MOST_OPEN_PANES) {
            flush();
        }
    }

    /**
     * Hands out what the label join has to know of the prediction that was added last; nothing if
     * no label is expected.
     */
    public void awaiting(
            DecodedPrediction prediction, RawRecord raw, Consumer<AwaitingLabel> join) {
        if (!plan.awaitsLabels()) {
            return;
        }
        long pane = plan.panes.startOf(prediction.eventTimeMillis());
        join.accept(
                plan.awaiting(prediction, paneOf(pane).reference, raw.partition(), raw.offset()));
        for (int i = 0; i < plan.segments.count(); i++) {
            String segment = plan.segments.of(plan.row, i);
            if (segment != null) {
                join.accept(
                        plan.awaiting(
                                prediction,
                                paneOf(segment, pane).reference,
                                raw.partition(),
                                raw.offset()));
            }
        }
    }

    private OpenPane paneOf(long pane) {
        if (plan.lastPane == null || plan.lastPaneStart != pane) {
            plan.lastPane = paneOf(Segments.ALL, pane);
            plan.lastPaneStart = pane;
        }
        return plan.lastPane;
    }

    private OpenPane paneOf(String segment, long pane) {
        return open.computeIfAbsent(plan, unknown -> new HashMap<>())
                .computeIfAbsent(
                        segment + "@" + pane,
                        unknown -> {
                            openPanes++;
                            return new OpenPane(
                                    plan.keyOf(segment), plan.layout, pane, plan.panes.endOf(pane));
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
        open.keySet().forEach(folded -> folded.lastPane = null);
        open.clear();
        openPanes = 0;
    }
}
