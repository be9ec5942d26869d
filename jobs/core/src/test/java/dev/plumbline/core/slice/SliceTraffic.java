package dev.plumbline.core.slice;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SliceReferences;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.judgement.SliceJudge;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.profile.FeatureRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Rows of a country (DE 75 %, FR 20 %, CH 5 %) and eleven independent numbers. A classifier errs in
 * 10 % of the rows, a regression by a standard normal; in FR by twice that.
 */
public final class SliceTraffic {
    private static final SliceSpec SPEC = new SliceSpec(List.of(), SliceSpec.USUALLY);
    private static final double ERRORS = 0.1;

    private final Task task;
    private final Monitor monitor;
    private final SplittableRandom random;
    private Baseline baseline;

    public SliceTraffic(Task task, long seed) {
        this.task = task;
        this.random = new SplittableRandom(seed);
        MonitorFixture fixture =
                MonitorFixture.of(task).options(MonitorOptions.builder().worstSlices(SPEC).build());
        this.monitor = (task == Task.BINARY ? fixture.classes("no", "yes") : fixture).build();
    }

    /** One row with its answer and what came true. */
    private record Row(Map<String, Object> features, Output output, Object label) {}

    private Row row(String worse, double times, double shift) {
        Map<String, Object> features = new HashMap<>();
        double draw = random.nextDouble();
        String country = draw < 0.75 ? "DE" : draw < 0.95 ? "FR" : "CH";
        features.put("country", country);
        for (int i = 0; i < 11; i++) {
            features.put("x" + i, random.nextGaussian());
        }
        double factor = (country.equals("FR") ? 2 : 1) * (country.equals(worse) ? times : 1);
        double moved = country.equals(worse) ? shift : 0;
        if (task == Task.REGRESSION) {
            double value = 1e6 + moved + random.nextGaussian();
            return new Row(features, Output.ofValue(value), value + factor * random.nextGaussian());
        }
        boolean truth = random.nextBoolean();
        boolean decided = random.nextDouble() < ERRORS * factor ? !truth : truth;
        return new Row(
                features,
                Output.ofScore(
                        (decided ? 0.75 : 0.25) + 0.1 * random.nextDouble() + moved,
                        decided ? "yes" : "no"),
                truth ? "yes" : "no");
    }

    /** Builds the baseline of the next rows, to which all that follows is held. */
    public Baseline baseline(int rows) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int i = 0; i < rows; i++) {
            Row row = row("", 1, 0);
            builder.add(Instant.ofEpochMilli(i), row.features(), row.output(), row.label());
        }
        baseline = builder.build();
        return baseline;
    }

    public SliceJudge judge(Baseline held, double budget) {
        return new SliceJudge(held, monitor, SPEC, budget);
    }

    public double origin() {
        return SliceReferences.origin(baseline);
    }

    /** Totals the losses of the next rows, in one country so many times as large. */
    public SliceTotals losses(int rows, String worse, double times) {
        SliceTotals totals = new SliceTotals();
        SlicePlan plan = SliceReferences.plan(baseline, SPEC);
        for (int i = 0; i < rows; i++) {
            Row row = row(worse, times, 0);
            totals.add(code(plan, row), loss(row), 1);
        }
        return totals;
    }

    /** Totals the same rows in another order each time. */
    public SliceTotals shuffledLosses(int rows) {
        SlicePlan plan = SliceReferences.plan(baseline, SPEC);
        List<Row> all = new ArrayList<>();
        SliceTraffic same = new SliceTraffic(task, 99);
        for (int i = 0; i < rows; i++) {
            all.add(same.row("", 1, 0));
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        SliceTotals totals = new SliceTotals();
        all.forEach(row -> totals.add(code(plan, row), loss(row), 1));
        return totals;
    }

    /** Totals the predictions of the next rows, in one country shifted. */
    public SliceTotals predictions(int rows, String moved, double shift) {
        SliceTotals totals = new SliceTotals();
        SlicePlan plan = SliceReferences.plan(baseline, SPEC);
        for (int i = 0; i < rows; i++) {
            Row row = row(moved, 1, shift);
            Output output = row.output();
            double predicted = output.value() == null ? output.score() : output.value();
            totals.add(code(plan, row), predicted - origin(), 1);
        }
        return totals;
    }

    private long code(SlicePlan plan, Row row) {
        FeatureRow features = new FeatureRow(baseline.layout());
        row.features()
                .forEach((name, value) -> features.value(baseline.layout().slotOf(name), value));
        return plan.code(features);
    }

    private double loss(Row row) {
        return task == Task.REGRESSION
                ? Math.abs(row.output().value() - (Double) row.label())
                : row.output().predictedClass().equals(row.label()) ? 0 : 1;
    }
}
