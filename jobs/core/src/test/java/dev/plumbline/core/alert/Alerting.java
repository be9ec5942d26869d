package dev.plumbline.core.alert;

import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.ReportFixture;
import java.util.ArrayList;
import java.util.List;

/** Runs the policy as a job does, with the state written and read back before every step. */
final class Alerting {
    private final Monitor monitor;
    private final List<AlertEpisode> told = new ArrayList<>();
    private byte[] state;

    Alerting(Monitor monitor) {
        this.monitor = monitor;
    }

    /** Applies one report and returns what is told of it. */
    List<AlertEpisode> on(ReportFixture report) {
        AlertState restored = AlertState.fromBytes(state);
        List<AlertEpisode> episodes = AlertPolicy.step(restored, report.report(), monitor);
        state = restored.toBytes();
        told.addAll(episodes);
        return episodes;
    }

    List<AlertEpisode> told() {
        return told;
    }

    List<EpisodeState> states() {
        return told.stream().map(AlertEpisode::state).toList();
    }

    int stateBytes() {
        return state.length;
    }
}
