package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReference;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.slice.Moments;
import dev.plumbline.core.slice.SlicePlan;
import dev.plumbline.core.slice.SliceTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names the worst slices of a window: where the loss is most surely above the rest's and above what
 * it was in evaluation, and where predictions moved most surely. A finding is a WARN, for it is
 * worth a look and opens no episode; its level is divided over all slices looked at. Immutable and
 * safe for use by several threads.
 */
public final class SliceJudge {
    /** Mean loss of a slice: share of wrong classes, or mean absolute error. */
    public static final String LOSS = "slice_loss";

    /** Mean prediction of a slice. */
    public static final String PREDICTION = "slice_prediction";

    /**
     * Probability with which a lane of a window may name a slice by chance. Findings open no
     * episode, so they take nothing from the budget of those that do.
     */
    public static final double BUDGET = 0.01;

    private final SlicePlan plan;
    private final SliceSpec spec;
    private final Map<String, SliceReference> references;
    private final double budget;
    private final int leastRows;
    private final SliceTests tests;

    /**
     * Makes a judge.
     *
     * @param budgetPerWindow probability with which a lane of a window may name a slice by chance
     */
    public SliceJudge(Baseline baseline, Monitor monitor, SliceSpec spec, double budgetPerWindow) {
        SliceReferences held = baseline.supplement().slices();
        this.plan = SliceReferences.plan(baseline, spec);
        this.spec = spec;
        this.references =
                held.slices().stream()
                        .collect(Collectors.toMap(SliceReference::slice, Function.identity()));
        this.budget = budgetPerWindow;
        // a spread needs two
        this.leastRows = Math.max(2, monitor.sensitivity().minRows());
        this.tests =
                new SliceTests(
                        monitor.task().isClassification(),
                        held.losses().lambda(),
                        SliceReferences.ofPredictions(baseline),
                        monitor.sensitivity().effectFloor());
    }

    /**
     * Returns the slices with the worst loss, the worst first.
     *
     * @param window losses of the window's labelled rows
     */
    public List<Measurement> losses(SliceTotals window) {
        Moments all = window.all();
        List<Integer> looked =
                slices(window).stream()
                        .filter(slice -> window.of(slice).rows() <= all.rows() - leastRows)
                        .toList();
        TestLevel level = TestLevel.of(budget, looked.size());
        List<Measurement> found = new ArrayList<>();
        for (int slice : looked) {
            String name = plan.name(slice);
            found.add(tests.loss(name, window.of(slice), all, references.get(name), level));
        }
        return worst(found);
    }

    /**
     * Returns the slices whose predictions moved most; none if the evaluation set's are not known.
     *
     * @param window predictions less {@code origin}
     * @param origin what was taken off each prediction, so that sums of squares keep their digits
     */
    public List<Measurement> predictions(SliceTotals window, double origin) {
        List<Integer> looked =
                slices(window).stream()
                        .filter(slice -> isHeld(references.get(plan.name(slice))))
                        .toList();
        TestLevel level = TestLevel.of(budget, looked.size());
        List<Measurement> found = new ArrayList<>();
        for (int slice : looked) {
            String name = plan.name(slice);
            found.add(
                    tests.prediction(name, window.of(slice), origin, references.get(name), level));
        }
        return worst(found);
    }

    private List<Integer> slices(SliceTotals window) {
        return plan.slices().stream()
                .filter(slice -> window.of(slice).rows() >= leastRows)
                .toList();
    }

    private boolean isHeld(SliceReference held) {
        return held != null && held.rows() >= leastRows;
    }

    private List<Measurement> worst(List<Measurement> found) {
        Comparator<Measurement> worstFirst =
                Comparator.comparing((Measurement m) -> m.verdict() != Verdict.WARN)
                        .thenComparing(Measurement::pValue)
                        .thenComparing(m -> -Math.abs(m.effect()))
                        .thenComparing(Measurement::feature);
        return found.stream().sorted(worstFirst).limit(spec.worst()).toList();
    }
}
