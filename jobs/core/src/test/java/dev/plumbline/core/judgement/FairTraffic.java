package dev.plumbline.core.judgement;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.fairness.GroupSelections;
import dev.plumbline.core.fairness.GroupTallies;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.segment.ProtectedGroups;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A classifier whose evaluation held M 50 %, F 40 % and X 10 % of 5,000 rows, ages 20 to 69. */
final class FairTraffic {
    static final FairnessSpec SHOWN =
            new FairnessSpec(
                    List.of("sex"), FairnessSpec.Reference.LARGEST, Map.of(), null, Map.of());

    private static final List<String> SEXES =
            List.of("M", "F", "M", "F", "M", "F", "M", "F", "M", "X");

    final Monitor monitor;
    final Baseline baseline;
    private final ProtectedGroups groups;
    private final FeatureRow row;
    private GroupSelections selections = new GroupSelections();
    private GroupTallies tallies = new GroupTallies();

    FairTraffic(FairnessSpec spec, SegmentSpec... segments) {
        monitor =
                MonitorFixture.of(Task.BINARY)
                        .classes("0", "1")
                        .segments(
                                segments.length > 0
                                        ? segments
                                        : new SegmentSpec[] {SegmentSpec.of("sex")})
                        .options(MonitorOptions.builder().fairness(spec).build())
                        .build();
        baseline = baseline(monitor);
        groups = new ProtectedGroups(baseline.layout(), monitor.segments(), spec);
        row = new FeatureRow(baseline.layout());
    }

    static SegmentSpec ages(double... boundaries) {
        return SegmentSpec.of(
                SegmentCondition.ranges("age", Arrays.stream(boundaries).boxed().toList()));
    }

    private static Baseline baseline(Monitor monitor) {
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        for (int i = 0; i < 5_000; i++) {
            builder.add(
                    Instant.ofEpochMilli(i),
                    Map.of("sex", SEXES.get(i % 10), "age", 20.0 + i / 10 % 50),
                    Output.ofScore(i % 100 / 100.0, i % 2 == 0 ? "1" : "0"),
                    i % 3 == 0 ? "1" : "0");
        }
        return builder.build();
    }

    long code(Object sex, Object age) {
        row.clear();
        row.value(baseline.layout().slotOf("sex"), sex);
        row.value(baseline.layout().slotOf("age"), age);
        return groups.code(row);
    }

    /** Adds so many predictions for a sex, of which so many are selected. */
    FairTraffic predicted(String sex, int rows, int selected) {
        for (int i = 0; i < rows; i++) {
            selections.add(code(sex, 30), true, i < selected);
        }
        return this;
    }

    /** Adds so many labelled rows of a sex. */
    FairTraffic labelled(String sex, String label, int rows, int selected) {
        for (int i = 0; i < rows; i++) {
            tallies.add(code(sex, 30), i < selected ? "1" : "0", label, 1);
        }
        return this;
    }

    /** Judges what came so far: selections, or errors. */
    List<Measurement> judge(boolean errors) {
        FairnessJudge judge = FairnessJudge.of(baseline, monitor).orElseThrow();
        return errors ? judge.errors(tallies, selections) : judge.selections(selections);
    }

    void forget() {
        selections = new GroupSelections();
        tallies = new GroupTallies();
    }

    static Measurement of(List<Measurement> measurements, String metric, String group) {
        return measurements.stream()
                .filter(each -> each.metric().equals(metric) && group.equals(each.feature()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " of " + group + " is missing"));
    }
}
