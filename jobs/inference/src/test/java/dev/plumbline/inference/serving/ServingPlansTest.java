package dev.plumbline.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.alert.Severity;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.OnnxModels.Activation;
import dev.plumbline.inference.TestVariant;
import dev.plumbline.inference.runtime.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingPlansTest {
    @TempDir Path folder;
    private final List<Runnable> background = new ArrayList<>();
    private ServingPlans plans;

    @BeforeEach
    void start() {
        plans = open();
    }

    @AfterEach
    void close() {
        plans.close();
    }

    @Test
    void servesTheDeploymentThatIsEffectiveAtTheRowsTime() {
        plans.update("m", List.of(deployment(1, 100, good("1")), deployment(2, 200, good("2"))));

        assertThat(plans.planAt("m", 99)).isEmpty();
        assertThat(versionAt(100)).isEqualTo("1");
        assertThat(versionAt(199)).isEqualTo("1");
        assertThat(versionAt(200)).isEqualTo("2");
        assertThat(versionAt(150)).isEqualTo("1");
        assertThat(plans.planAt("other", 150)).isEmpty();
    }

    @Test
    void prefersTheHigherRevisionAtOneTime() {
        plans.update("m", List.of(deployment(2, 100, good("2")), deployment(1, 100, good("1"))));

        assertThat(versionAt(100)).isEqualTo("2");
    }

    @Test
    void seesADeploymentThatArrivesAfterItsPredecessorServed() {
        plans.update("m", List.of(deployment(1, 100, good("1"))));
        assertThat(versionAt(300)).isEqualTo("1");
        plans.update("m", List.of(deployment(1, 100, good("1")), deployment(2, 200, good("2"))));

        assertThat(versionAt(300)).isEqualTo("2");
    }

    @Test
    void keepsThePredecessorOfARefusedDeployment() {
        plans.update("m", List.of(deployment(1, 100, good("1")), deployment(2, 200, bad("2"))));

        assertThat(versionAt(150)).isEqualTo("1");
        assertThat(plans.drainEpisodes()).isEmpty();
        assertThat(versionAt(250)).isEqualTo("1");
        assertThat(plans.drainEpisodes())
                .singleElement()
                .satisfies(
                        episode -> {
                            assertThat(episode.rule()).isEqualTo("deployment-refused");
                            assertThat(episode.severity()).isEqualTo(Severity.CRITICAL);
                            assertThat(episode.state()).isEqualTo(EpisodeState.OPEN);
                            assertThat(episode.modelVersion()).isEqualTo("2");
                            assertThat(episode.openedAt()).isEqualTo(Instant.ofEpochMilli(200));
                            assertThat(episode.summary())
                                    .contains("model m version 2 is refused: the SHA-256 of")
                                    .contains("what served before revision 2 stays");
                        });
        assertThat(versionAt(260)).isEqualTo("1");
        assertThat(plans.drainEpisodes()).isEmpty();
    }

    @Test
    void servesNothingIfTheOnlyDeploymentIsRefused() {
        plans.update("m", List.of(deployment(1, 100, bad("1"))));

        assertThat(plans.planAt("m", 150)).isEmpty();
        assertThat(plans.drainEpisodes()).hasSize(1);
    }

    @Test
    void resolvesTheAlertOnceALaterDeploymentServes() {
        Deployment refused = deployment(2, 200, bad("2"));
        plans.update("m", List.of(deployment(1, 100, good("1")), refused));
        versionAt(250);
        AlertEpisode opened = plans.drainEpisodes().get(0);
        plans.update(
                "m",
                List.of(deployment(1, 100, good("1")), refused, deployment(3, 300, good("3"))));
        plans.prepareAfter(250);
        runBackground();
        assertThat(plans.drainEpisodes()).isEmpty();

        assertThat(versionAt(300)).isEqualTo("3");

        assertThat(plans.drainEpisodes())
                .singleElement()
                .satisfies(
                        episode -> {
                            assertThat(episode.id()).isEqualTo(opened.id());
                            assertThat(episode.state()).isEqualTo(EpisodeState.RESOLVED);
                            assertThat(episode.resolvedAt()).isEqualTo(Instant.ofEpochMilli(300));
                        });
        assertThat(versionAt(250)).isEqualTo("1");
        plans.prepareAfter(250);
        assertThat(plans.drainEpisodes()).isEmpty();
    }

    @Test
    void saysTheSameInEverySubtask() {
        List<Deployment> deployments = List.of(deployment(1, 100, bad("1")));
        List<AlertEpisode> first = episodesAt(150, deployments);

        assertThat(first).isNotEmpty().isEqualTo(episodesAt(170, deployments));
    }

    @Test
    void loadsWhatComesNextInTheBackground() throws Exception {
        Deployment next = deployment(2, 200, good("2"));
        plans.update("m", List.of(deployment(1, 100, good("1")), next));
        plans.prepareAfter(150);
        runBackground();
        Files.delete(folder.resolve("2.onnx"));

        assertThat(versionAt(200)).isEqualTo("2");
    }

    @Test
    void alertsAheadOfTimeWhenWhatComesNextIsRefused() {
        plans.update("m", List.of(deployment(1, 100, good("1")), deployment(2, 200, bad("2"))));
        plans.prepareAfter(150);
        runBackground();
        plans.prepareAfter(151);

        assertThat(plans.drainEpisodes()).hasSize(1);
        assertThat(versionAt(150)).isEqualTo("1");
    }

    @Test
    void loadsARetiredModelAgainForALateRow() {
        plans.update("m", List.of(deployment(1, 100, good("1")), deployment(2, 200, good("2"))));
        ServingPlan early = plans.planAt("m", 150).orElseThrow();
        assertThat(versionAt(250)).isEqualTo("2");
        plans.retireBefore(199);
        assertThat(plans.planAt("m", 150)).containsSame(early);
        plans.retireBefore(200);

        assertThat(plans.planAt("m", 150).orElseThrow()).isNotSameAs(early);
        assertThat(versionAt(150)).isEqualTo("1");
    }

    private String versionAt(long millis) {
        return plans.planAt("m", millis).orElseThrow().deployment().champion().version();
    }

    private List<AlertEpisode> episodesAt(long millis, List<Deployment> deployments) {
        try (ServingPlans subtask = open()) {
            subtask.update("m", deployments);
            subtask.planAt("m", millis);
            return subtask.drainEpisodes();
        }
    }

    private ServingPlans open() {
        return new ServingPlans(
                new PlanLoader(new ModelLoader(List.of(folder), 4)), background::add);
    }

    private void runBackground() {
        background.forEach(Runnable::run);
        background.clear();
    }

    private TestVariant good(String version) {
        Path file = folder.resolve(version + ".onnx");
        float[][] weights = {{Float.parseFloat(version)}};
        return TestVariant.of(
                version,
                OnnxModels.write(
                        file, OnnxModels.linear(weights, new float[] {0}, Activation.NONE)));
    }

    private TestVariant bad(String version) {
        return good(version).sha256("0".repeat(64));
    }

    private static Deployment deployment(long revision, long from, TestVariant variant) {
        return new Deployment(
                "m", revision, Instant.ofEpochMilli(from), List.of(variant.variant()));
    }
}
