package dev.plumbline.kafka.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.serving.Deployment;
import dev.plumbline.kafka.document.Sha256;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedControlViewTest {
    @Test
    void holdsToTheBaselineThatIsEffectiveAtTheTime() {
        ControlView view =
                baselines(
                        Controls.baseline("churn", "1", 1, 100),
                        Controls.baseline("churn", "1", 2, 200),
                        Controls.baseline("churn", "2", 9, 100),
                        Controls.baseline("bikes", "1", 9, 100));
        assertThat(view.baseline("churn", "1", 99)).isEmpty();
        assertThat(revision(view, 100)).isEqualTo(1);
        assertThat(revision(view, 199)).isEqualTo(1);
        assertThat(revision(view, 200)).isEqualTo(2);
        assertThat(revision(view, Long.MAX_VALUE)).isEqualTo(2);
        assertThat(view.baseline("churn", "3", 500)).isEmpty();
        assertThat(view.baseline("loans", "1", 500)).isEmpty();
    }

    @Test
    void prefersTheHigherRevisionWhateverCameLast() {
        ControlView view =
                baselines(
                        Controls.baseline("churn", "1", 7, 100),
                        Controls.baseline("churn", "1", 3, 100));
        assertThat(revision(view, 100)).isEqualTo(7);
    }

    @Test
    void letsTheLaterTimeWinOverTheHigherRevision() {
        ControlView view =
                baselines(
                        Controls.baseline("churn", "1", 7, 100),
                        Controls.baseline("churn", "1", 3, 150));
        assertThat(revision(view, 200)).isEqualTo(3);
    }

    private static long revision(ControlView view, long at) {
        return view.baseline("churn", "1", at).orElseThrow().message().revision();
    }

    @Test
    void readsABaselineOnce() {
        ControlView view = baselines(Controls.baseline("churn", "1", 1, 100));
        HeldBaseline held = view.baseline("churn", "1", 100).orElseThrow();
        assertThat(held.baseline().features()).hasSize(2);
        assertThat(view.baseline("churn", "1", 300)).containsSame(held);
        assertThat(view.baselineById("churn", "1", held.baseline().id())).containsSame(held);
        assertThat(view.baselineById("churn", "1", "other")).isEmpty();
    }

    @Test
    void judgesByTheMonitorThatIsEffectiveAtTheTime() {
        ControlView view =
                open(
                        List.of(),
                        List.of(
                                Controls.monitor("churn", 2, 200),
                                Controls.monitor("churn", 1, 100)),
                        List.of());
        assertThat(view.monitor("churn", 99)).isEmpty();
        assertThat(rows(view.monitor("churn", 150).orElseThrow())).isEqualTo(1);
        assertThat(rows(view.monitor("churn", 250).orElseThrow())).isEqualTo(2);
        assertThat(rows(view.monitorByRevision("churn", 1).orElseThrow())).isEqualTo(1);
        assertThat(view.monitorByRevision("churn", 3)).isEmpty();
    }

    private static long rows(HeldMonitor held) {
        return held.monitor().windows().get(0).rows();
    }

    @Test
    void listsDeploymentsByTimeAndRevision() {
        Deployment first = Controls.deployment("churn", 1, 100, "1");
        Deployment corrected = Controls.deployment("churn", 2, 100, "2");
        Deployment second = Controls.deployment("churn", 3, 200, "3");
        ControlView view = open(List.of(), List.of(), List.of(second, corrected, first));
        assertThat(view.deployments("churn")).containsExactly(first, corrected, second);
        assertThat(view.deployment("churn", 99)).isEmpty();
        assertThat(view.deployment("churn", 150)).contains(corrected);
        assertThat(view.deployment("churn", 200)).contains(second);
        assertThat(view.deployments("bikes")).isEmpty();
        assertThat(view.deployedModels()).containsExactly("churn");
    }

    @Test
    void refusesADocumentThatIsNotTheOneThatWasPublished() {
        BaselineMessage good = Controls.baseline("churn", "1", 1, 100);
        BaselineMessage changed = with(good, 2, good.document() + " ", good.sha256());
        ControlView view = baselines(good, changed);
        assertThat(revision(view, 500)).isEqualTo(1);
        assertThat(view.refused())
                .singleElement()
                .satisfies(
                        refused -> {
                            assertThat(refused.key()).isEqualTo("churn/1/2");
                            assertThat(refused.reason())
                                    .contains("SHA-256 must be " + good.sha256());
                        });
    }

    @Test
    void fallsBackToTheLastGoodBaselineWhenTheNewestIsMalformed() {
        BaselineMessage good = Controls.baseline("churn", "1", 1, 100);
        String half = good.document().substring(0, 500);
        ControlView view = baselines(good, with(good, 2, half, Sha256.of(half)));
        assertThat(revision(view, 500)).isEqualTo(1);
        assertThat(revision(view, 500)).isEqualTo(1);
        assertThat(view.refusedCount()).isEqualTo(1);
        assertThat(view.refused().get(0).reason()).contains("well-formed JSON");
    }

    @Test
    void keepsTheGoodBaselineWhenABadOneComesUnderItsKey() {
        BaselineMessage good = Controls.baseline("churn", "1", 1, 100);
        ControlView view = baselines(good, with(good, 1, "{}", Sha256.of("{}")));
        assertThat(view.baseline("churn", "1", 500)).isPresent();
        assertThat(view.refusedCount()).isEqualTo(1);
    }

    @Test
    void refusesABaselineThatIsNotTheOneNamed() {
        BaselineMessage churn = Controls.baseline("churn", "1", 1, 100);
        BaselineMessage named =
                new BaselineMessage(
                        churn.baselineId(),
                        "bikes",
                        "1",
                        1,
                        churn.effectiveFrom(),
                        churn.sha256(),
                        churn.document(),
                        null);
        ControlView view = baselines(named);
        assertThat(view.baseline("bikes", "1", 500)).isEmpty();
        assertThat(view.refused().get(0).reason())
                .contains("model must be bikes as the message says, got churn");
    }

    @Test
    void refusesAMalformedMonitorAndKeepsTheLastGoodOne() {
        MonitorMessage good = Controls.monitor("churn", 1, 100);
        String wrong = good.document().replace("regression", "regresion");
        MonitorMessage bad = new MonitorMessage("churn", 2, Instant.EPOCH, Sha256.of(wrong), wrong);
        ControlView view = open(List.of(), List.of(good, bad), List.of());
        assertThat(view.monitor("churn", 500).orElseThrow().message()).isEqualTo(good);
        assertThat(view.refused().get(0).reason())
                .startsWith("monitor of churn, revision 2:1: task must be one of");
    }

    @Test
    void readsALargeBaselineFromItsFile(@TempDir Path folder) throws Exception {
        BaselineMessage inline = Controls.baseline("churn", "1", 1, 100);
        Path file = Files.writeString(folder.resolve("baseline.json"), inline.document());
        ControlView view = baselines(at(inline, file.toUri().toString()));
        assertThat(view.baseline("churn", "1", 100)).isPresent();

        Files.writeString(file, inline.document() + "\n");
        ControlView changed = baselines(at(inline, file.toUri().toString()));
        assertThat(changed.baseline("churn", "1", 100)).isEmpty();
        assertThat(changed.refused().get(0).reason()).contains("SHA-256 must be");

        ControlView remote = baselines(at(inline, "http://elsewhere/baseline.json"));
        assertThat(remote.baseline("churn", "1", 100)).isEmpty();
        assertThat(remote.refused().get(0).reason())
                .contains("must be in its message or at a file");
    }

    private static BaselineMessage at(BaselineMessage inline, String uri) {
        return new BaselineMessage(
                inline.baselineId(),
                inline.model(),
                inline.modelVersion(),
                inline.revision(),
                inline.effectiveFrom(),
                inline.sha256(),
                null,
                uri);
    }

    private static BaselineMessage with(
            BaselineMessage good, long revision, String document, String sha256) {
        return new BaselineMessage(
                good.baselineId(),
                good.model(),
                good.modelVersion(),
                revision,
                good.effectiveFrom(),
                sha256,
                document,
                null);
    }

    private static ControlView baselines(BaselineMessage... messages) {
        return open(List.of(messages), List.of(), List.of());
    }

    /** Opens a view where a job graph would: after the factory has travelled. */
    private static ControlView open(
            List<BaselineMessage> baselines,
            List<MonitorMessage> monitors,
            List<Deployment> deployments) {
        ControlView view =
                Controls.travelled(FixedControlView.factory(baselines, monitors, deployments))
                        .open();
        view.refresh();
        return view;
    }
}
