package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.PerformanceRule;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.Map;

/**
 * Windows of a model under one rule, each hundred with an evaluation of its own of 10,000 rows.
 *
 * @param metric that the rule is about
 * @param correlation of neighbouring rows
 * @param enter multiple of the baseline's loss that is tolerated
 * @param harm how many times more the windows err than the evaluation; 1 for no change
 * @param windowRows labelled rows a window
 */
record LossExperiment(
        SimulatedModel.Kind kind,
        String metric,
        double correlation,
        double enter,
        double harm,
        int windowRows) {
    /** Budget of false alarms a window; half of it is spent. */
    static final double BUDGET = .01;

    private static final int EVALUATION_ROWS = 10_000;
    private static final String[] CLASSES = {"0", "1"};
    private static final Map<String, Object> NO_FEATURES = Map.of("x", 0);
    private static final int WINDOWS_PER_EVALUATION = 100;

    /**
     * What came of the windows.
     *
     * @param worse share of them beyond what is tolerated
     * @param drift share of them beyond chance too
     */
    record Outcome(double worse, double drift) {}

    Outcome run(int windows) {
        int worse = 0;
        int drift = 0;
        PerformanceJudge judge = null;
        SimulatedModel model = null;
        for (int window = 0; window < windows; window++) {
            if (window % WINDOWS_PER_EVALUATION == 0) {
                model = new SimulatedModel(kind, correlation, window);
                judge = judge(model);
            }
            Measurement said = measure(judge, model.next(windowRows, harm));
            double loss = said.value() - said.threshold();
            worse += (kind.task.isClassification() ? -loss : loss) > 0 ? 1 : 0;
            drift += said.verdict() == Verdict.DRIFT ? 1 : 0;
        }
        return new Outcome((double) worse / windows, (double) drift / windows);
    }

    private Measurement measure(PerformanceJudge judge, PerformanceTally window) {
        return judge.measure(window, windowRows).stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private PerformanceJudge judge(SimulatedModel model) {
        Monitor monitor =
                MonitorFixture.of(kind.task)
                        .classes(kind.task.isClassification() ? CLASSES : new String[0])
                        .rules(new PerformanceRule(metric, enter, (1 + enter) / 2, 1))
                        .build();
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int number = 0; number < EVALUATION_ROWS; number++) {
            SimulatedModel.Row row = model.next(1);
            builder.add(Instant.ofEpochMilli(number), NO_FEATURES, row.output(), row.label());
        }
        Baseline baseline = builder.build();
        return new PerformanceJudge(baseline, monitor, BUDGET, ChanceOfLoss.designEffect(baseline));
    }
}
