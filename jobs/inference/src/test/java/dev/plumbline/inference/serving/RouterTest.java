package dev.plumbline.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.serving.Deployment;
import dev.plumbline.inference.OnnxModels;
import dev.plumbline.inference.TestVariant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTest {
    private static final int ENTITIES = 20_000;

    @TempDir Path folder;

    @Test
    void splitsEntitiesByShare() {
        Router router = new Router(deployment("m", 0.9, 0.1));

        assertThat(shareOfChallenger(router)).isCloseTo(0.1, within(0.01));
    }

    @Test
    void keepsAnEntityWithItsVariant() {
        Router first = new Router(deployment("m", 0.5, 0.5));
        Router second = new Router(deployment("m", 0.5, 0.5));

        assertThat(entities().map(first::route).toList())
                .isEqualTo(entities().map(second::route).toList());
    }

    @Test
    void keepsTheRouteFromReleaseToRelease() {
        Router router = new Router(deployment("m", 0.5, 0.5));

        // pinned: a change re-assigns entities in the middle of an experiment
        assertThat(IntStream.range(0, 8).mapToObj(i -> router.route("entity-" + i).version()))
                .containsExactly("2", "1", "2", "1", "1", "2", "2", "1");
    }

    @Test
    void splitsEachModelOnItsOwn() {
        Router one = new Router(deployment("m", 0.5, 0.5));
        Router other = new Router(deployment("n", 0.5, 0.5));
        long same =
                entities()
                        .filter(e -> one.route(e).version().equals(other.route(e).version()))
                        .count();

        assertThat((double) same / ENTITIES).isCloseTo(0.5, within(0.02));
    }

    @Test
    void neverServesAVariantWithoutTraffic() {
        assertThat(shareOfChallenger(new Router(deployment("m", 1, 0)))).isZero();
        assertThat(shareOfChallenger(new Router(deployment("m", 0, 1)))).isEqualTo(1);
    }

    @Test
    void refusesSharesThatDoNotSumToOne() {
        assertThatThrownBy(() -> new Router(deployment("m", 0.5, 0.4)))
                .hasMessageContaining("must sum to 1, got 0.9");
        assertThatThrownBy(() -> new Router(deployment("m", 1.5, -0.5)))
                .hasMessageContaining("must be from 0 to 1, got 1.5");
    }

    private double shareOfChallenger(Router router) {
        long challenger = entities().filter(e -> router.route(e).role() == Role.CHALLENGER).count();
        return (double) challenger / ENTITIES;
    }

    private static Stream<String> entities() {
        return IntStream.range(0, ENTITIES).mapToObj(i -> "entity-" + i);
    }

    private Deployment deployment(String model, double champion, double challenger) {
        TestVariant variant =
                TestVariant.of("1", OnnxModels.write(folder.resolve("m"), new byte[0]));
        TestVariant second =
                TestVariant.of("2", folder.resolve("m")).role(Role.CHALLENGER, challenger);
        return new Deployment(
                model,
                1,
                Instant.EPOCH,
                List.of(variant.role(Role.CHAMPION, champion).variant(), second.variant()));
    }
}
