package dev.plumbline.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.judgement.DriftJudge;
import dev.plumbline.core.judgement.DriftMetric;
import dev.plumbline.core.judgement.WindowBudget;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wrong-unit measurement over the data that ships, as it is and with a factor put in. */
class ScaleJumpTest {
    private static final Set<String> BROKEN =
            Set.of(
                    DriftMetric.NAN_RATE,
                    DriftMetric.INFINITE_RATE,
                    DriftMetric.EMPTY_RATE,
                    DriftMetric.SCALE_JUMP);

    /** Every fourth window stands for all, which take 20 seconds. */
    private static final int EVERY = 4;

    @ParameterizedTest
    @CsvSource({"bike, 168", "car-loan, 5000", "bank, 1000"})
    void seesNoWrongUnitInTheShippedDataButTheOnesThatArePutIn(String name, int windowRows) {
        Dataset data = Dataset.named(name, null);
        Baseline baseline = baseline(data);
        DriftJudge judge =
                new DriftJudge(
                        baseline,
                        data.monitor().sensitivity(),
                        WindowBudget.perWindow(data.monitor(), baseline));
        List<List<Example>> windows = windows(data, windowRows);
        assertThat(windows).hasSizeGreaterThanOrEqualTo(10);
        for (List<Example> window : windows) {
            assertThat(broken(judge, profile(baseline, window, 1))).as(name).isEmpty();
        }
        for (double factor : new double[] {1000, 100, 10, 0.1, 0.01, 0.001}) {
            int judged = 0;
            int found = 0;
            for (int i = 0; i < windows.size(); i += EVERY) {
                List<Measurement> jumps = jumps(judge, profile(baseline, windows.get(i), factor));
                judged += jumps.size();
                found += (int) jumps.stream().filter(ScaleJumpTest::isDrift).count();
            }

            boolean far = Math.abs(Math.log10(factor)) > 1;
            assertThat((double) found / judged)
                    .as("%s times %s", name, factor)
                    .isGreaterThanOrEqualTo(far ? 0.85 : 0.45);
        }
    }

    private static Baseline baseline(Dataset data) {
        BaselineBuilder builder = new BaselineBuilder(data.monitor(), "1");
        for (Example row : data.history()) {
            builder.add(row.eventTime(), row.features(), output(data, row), null);
        }
        return builder.build();
    }

    private static Output output(Dataset data, Example row) {
        if (row.output() != null) {
            return row.output();
        }
        return data.monitor().task().isClassification()
                ? Output.ofScore(0.5, data.monitor().prediction().classes().get(0))
                : Output.ofValue(1);
    }

    /** Whole windows in order of time, without those that hold what was injected. */
    private static List<List<Example>> windows(Dataset data, int rows) {
        List<List<Example>> windows = new ArrayList<>();
        List<Example> replay = data.replay();
        for (int from = 0; from + rows <= replay.size(); from += rows) {
            List<Example> window = replay.subList(from, from + rows);
            if (window.stream().noneMatch(row -> isInjected(data, row))) {
                windows.add(window);
            }
        }
        return windows;
    }

    private static boolean isInjected(Dataset data, Example row) {
        return data.injection()
                .filter(span -> !row.eventTime().isBefore(span.from()))
                .filter(span -> row.eventTime().isBefore(span.to()))
                .isPresent();
    }

    private static List<String> numeric(Baseline baseline) {
        return baseline.features().stream()
                .filter(feature -> feature.type() == FeatureType.NUMERIC)
                .map(feature -> feature.name())
                .toList();
    }

    private static ModelProfile profile(Baseline baseline, List<Example> rows, double factor) {
        ProfileLayout layout = baseline.layout();
        ModelProfile profile = new ModelProfile(layout);
        FeatureRow row = new FeatureRow(layout);
        Set<String> scaled = new HashSet<>(numeric(baseline));
        for (Example example : rows) {
            row.clear();
            example.features()
                    .forEach(
                            (name, value) -> {
                                int slot = layout.slotOf(name);
                                if (slot >= 0) {
                                    row.value(slot, value);
                                    if (scaled.contains(name) && value instanceof Number number) {
                                        row.number(slot, factor * number.doubleValue());
                                    }
                                }
                            });
            profile.add(row);
        }
        return profile;
    }

    private static List<Measurement> broken(DriftJudge judge, ModelProfile window) {
        return judge.measure(window).stream()
                .filter(m -> BROKEN.contains(m.metric()) && isDrift(m))
                .toList();
    }

    /** The measurements of the factor where there are rows enough to know it. */
    private static List<Measurement> jumps(DriftJudge judge, ModelProfile window) {
        return judge.measure(window).stream()
                .filter(m -> DriftMetric.SCALE_JUMP.equals(m.metric()) && m.value() != null)
                .toList();
    }

    private static boolean isDrift(Measurement m) {
        return m.verdict() == Verdict.DRIFT;
    }
}
