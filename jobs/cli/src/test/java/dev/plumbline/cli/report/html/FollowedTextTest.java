package dev.plumbline.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.report.BikeYear;
import dev.plumbline.cli.report.SampleRecords;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedTextTest {
    private static final SampleRecords DAYS =
            new SampleRecords(
                    "bike-demand",
                    Task.REGRESSION,
                    Clock.TIME,
                    WindowSpec.ofSpan(BikeYear.DAY, BikeYear.START));

    @Test
    void saysNothingWhereThereIsNoChoice() {
        assertThat(text(run(BikeYear.BIKES, metric("rmse")))).isEmpty();
    }

    @Test
    void saysWhichMetricAndWhichWindowsAndWhatElseThereIs() {
        RunCollector run = run(BikeYear.BIKES, metric("rmse"), metric("mae"));
        add(run, DAYS, BikeYear.DAY, metric("rmse"));
        assertThat(text(run))
                .contains(
                        "This page follows RMSE, of the monitor's first performance rule; judged"
                                + " beside it: MAE. It follows the windows of 7 days, the first that"
                                + " the monitor declares; those of 1 day are in the tables.");
    }

    private static RunCollector run(SampleRecords model, Measurement... measurements) {
        RunCollector run = new RunCollector("bikes", BikeYear.monitor());
        add(run, model, BikeYear.WEEK, measurements);
        return run;
    }

    private static void add(
            RunCollector run, SampleRecords model, Duration length, Measurement... measurements) {
        run.add(
                model.report(
                        Lane.PERFORMANCE,
                        BikeYear.START,
                        BikeYear.START.plus(length),
                        "v1",
                        Role.CHAMPION,
                        24,
                        List.of(measurements),
                        List.of()));
    }

    private static Measurement metric(String name) {
        return SampleRecords.metric(name, 70, 24, 90, false);
    }

    private static String text(RunCollector run) {
        Markup out = new Markup();
        new FollowedText(RunReading.of(run.result())).draw(out);
        return out.toString();
    }
}
