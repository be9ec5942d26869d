package dev.plumbline.core.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private static final Variant CHAMPION = variant("1", Role.CHAMPION);
    private static final Variant SHADOW = variant("2", Role.SHADOW);

    @Test
    void namesTheVersionThatAnswersCallers() {
        assertThat(deployment(SHADOW, CHAMPION).champion()).isEqualTo(CHAMPION);
    }

    @Test
    void refusesNoChampionAndMoreThanOne() {
        assertThatThrownBy(() -> deployment(SHADOW))
                .hasMessageContaining("exactly one CHAMPION, got 0");
        assertThatThrownBy(() -> deployment(CHAMPION, SHADOW.as(Role.CHAMPION, 0.5)))
                .hasMessageContaining("exactly one CHAMPION, got 2");
    }

    @Test
    void aChampionGoesOnAsAShadowWithAllElseTheSame() {
        Variant demoted = CHAMPION.as(Role.SHADOW, 0);

        assertThat(demoted.role()).isEqualTo(Role.SHADOW);
        assertThat(demoted.as(Role.CHAMPION, 1)).isEqualTo(CHAMPION);
    }

    @Test
    void laterChangesOfTheListDoNotShow() {
        List<Variant> variants = new ArrayList<>(List.of(CHAMPION));
        Deployment deployment = new Deployment("model", 1, Instant.EPOCH, variants);

        variants.add(SHADOW);

        assertThat(deployment.variants()).containsExactly(CHAMPION);
    }

    private static Deployment deployment(Variant... variants) {
        return new Deployment("model", 1, Instant.EPOCH, List.of(variants));
    }

    private static Variant variant(String version, Role role) {
        return new Variant(
                version,
                role,
                1,
                "file:///models/" + version,
                "00ff",
                "b" + version,
                "onnx",
                "input",
                List.of(new ModelInput("temp", null, 20.0)),
                "output",
                Task.BINARY,
                List.of("0", "1"),
                0.5,
                List.of(new GoldenRow(List.of(1.0), List.of(0.5), 1e-6)));
    }
}
