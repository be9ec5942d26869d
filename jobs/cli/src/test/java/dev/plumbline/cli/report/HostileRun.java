package dev.plumbline.cli.report;

import dev.plumbline.cli.report.run.Annotation;
import dev.plumbline.cli.report.run.RunCollector;
import dev.plumbline.cli.report.run.RunResult;
import dev.plumbline.core.alert.AlertRules;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.model.Role;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Lane;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.time.Instant;
import java.util.List;

/** A run of one window in which every text would break a page that trusts its data. */
public final class HostileRun {
    public static final String TEXT = "a</script><img src=x onerror=alert(1)>&\"']]>\u0000\uD800";

    /** What a reader should see of {@link #TEXT}: signs that no page may hold are replaced. */
    public static final String TEXT_SHOWN =
            "a</script><img src=x onerror=alert(1)>&\"']]>\uFFFD\uFFFD";

    private HostileRun() {}

    public static RunResult result() {
        SampleRecords records = LoanRows.LOANS;
        RunCollector run = new RunCollector(TEXT, records.monitor(List.of(TEXT), List.of()));
        Instant start = Instant.ofEpochMilli(0);
        Instant end = Instant.ofEpochMilli(5000);
        Measurement drift = SampleRecords.distribution(TEXT, 0.5, Verdict.DRIFT);
        run.add(
                records.report(
                        Lane.DATA,
                        start,
                        end,
                        TEXT,
                        Role.CHAMPION,
                        5000,
                        List.of(drift, SampleRecords.outOfRange(TEXT, 0.5)),
                        List.of(new Distribution(TEXT, List.of(TEXT), List.of(1L), List.of(1L)))));
        run.add(
                records.episode(
                        TEXT,
                        TEXT,
                        AlertRules.FEATURE_DRIFT,
                        Severity.INFO,
                        EpisodeState.OPEN,
                        start,
                        end,
                        end,
                        end,
                        TEXT,
                        List.of(drift)));
        run.add(new Annotation(start, end, TEXT));
        return run.result();
    }
}
