package dev.plumbline.core.judgement;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.AlertPolicy;
import dev.plumbline.core.alert.AlertState;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.EstimateTrust;
import dev.plumbline.core.alert.EstimatedPerformanceRule;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.EstimateRule;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.MonitorFixture;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.ReportFixture;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import java.util.Arrays;
import java.util.List;

/** Counts what is told of window after window, beside what was breached. */
final class EpisodeCount {
    private final AlertState state = AlertState.fromBytes(null);
    private final Monitor monitor;
    private final boolean ofEstimates;
    private int windows;
    private int breached;
    private int runs;
    private int episodes;
    private int openWindows;
    private int lastResolved = -1;
    private boolean breaches;
    private boolean open;

    private EpisodeCount(boolean ofEstimates, int exitAfter) {
        this.ofEstimates = ofEstimates;
        this.monitor =
                MonitorFixture.of(Task.BINARY)
                        .options(
                                MonitorOptions.builder()
                                        .estimateRule(
                                                ofEstimates ? new EstimateRule(List.of()) : null)
                                        .build())
                        .alerts(1, exitAfter)
                        .build();
    }

    static EpisodeCount ofData() {
        return ofData(1);
    }

    static EpisodeCount ofData(int exitAfter) {
        return new EpisodeCount(false, exitAfter);
    }

    static EpisodeCount ofEstimates() {
        return new EpisodeCount(true, 1);
    }

    /** Takes the next window. */
    void next(Measurement... said) {
        boolean before = breaches;
        breaches = Arrays.stream(said).anyMatch(each -> each.verdict() == Verdict.DRIFT);
        breached += breaches ? 1 : 0;
        runs += breaches && !before ? 1 : 0;
        for (AlertEpisode told : step(ReportFixture.data(windows).saying(said).report())) {
            episodes += told.state() == EpisodeState.OPEN ? 1 : 0;
            open = told.state() != EpisodeState.RESOLVED;
            lastResolved = open ? lastResolved : windows;
        }
        openWindows += open ? 1 : 0;
        windows++;
    }

    private List<AlertEpisode> step(WindowReport report) {
        return ofEstimates
                ? AlertPolicy.step(
                        state,
                        report,
                        monitor,
                        EstimatedPerformanceRule.outcomes(
                                report, monitor, EstimateTrust.fromBytes(null)))
                : AlertPolicy.step(state, report, monitor);
    }

    int breached() {
        return breached;
    }

    /** Rows of breached windows, each an episode if every other window cleared. */
    int runs() {
        return runs;
    }

    int episodes() {
        return episodes;
    }

    /** Windows after which an episode was open. */
    int openWindows() {
        return openWindows;
    }

    /** The window that resolved the last episode; the number of windows while it is open. */
    int lastResolved() {
        return open ? windows : lastResolved;
    }
}
