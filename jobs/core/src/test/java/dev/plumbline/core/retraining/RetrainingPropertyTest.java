package dev.plumbline.core.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.AlertEpisode;
import dev.plumbline.core.alert.EpisodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetrainingPropertyTest {
    /** What is told on one day, and which version answers callers then. */
    record Told(boolean broken, String version, EpisodeState state, String champion) {
        AlertEpisode on(int day) {
            return broken
                    ? Retraining.breach("broken-" + version, version, 0, day, state)
                    : Retraining.loss(version, day, state);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aRestoreAtAnyStepGivesTheSameTriggers(@ForAll("days") List<Told> days) {
        RetrainingState kept = new RetrainingState();
        List<RetrainingTrigger> triggers = new ArrayList<>();
        for (int day = 0; day < days.size(); day++) {
            Told told = days.get(day);
            RetrainingPolicy.step(kept, told.on(day), Retraining.SPEC, told.champion)
                    .ifPresent(triggers::add);
        }

        assertThat(restoredAtEveryStep(days)).isEqualTo(triggers);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void triggersKeepTheCooldownAndSpeakOfTheChampion(@ForAll("days") List<Told> days) {
        List<RetrainingTrigger> triggers = restoredAtEveryStep(days);

        for (int i = 0; i < triggers.size(); i++) {
            RetrainingTrigger trigger = triggers.get(i);
            int day = (int) Duration.between(Retraining.day(0), trigger.time()).toDays();
            assertThat(trigger.modelVersion()).isEqualTo(days.get(day).champion);
            if (i > 0) {
                assertThat(Duration.between(triggers.get(i - 1).time(), trigger.time()))
                        .isGreaterThanOrEqualTo(Retraining.SPEC.cooldown());
            }
        }
    }

    private static List<RetrainingTrigger> restoredAtEveryStep(List<Told> days) {
        Retraining restored = new Retraining();
        for (int day = 0; day < days.size(); day++) {
            restored.deploy(days.get(day).champion);
            restored.on(days.get(day).on(day));
        }
        return restored.triggers();
    }

    @Provide
    Arbitrary<List<Told>> days() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        Arbitraries.of("1", "2"),
                        Arbitraries.of(EpisodeState.class),
                        Arbitraries.of("1", "2"))
                .as(Told::new)
                .list()
                .ofMaxSize(60);
    }
}
