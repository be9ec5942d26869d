package dev.plumbline.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.RuleKind.Side;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.report.Measurement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every rule that holds a number to a threshold. */
class HysteresisPropertyTest {
    /** One rule, window after window. */
    private static final class Life {
        private final AlertState state = AlertState.fromBytes(null);
        private final List<EpisodeState> told = new ArrayList<>();
        private final RuleKind kind;
        private final Monitor monitor;
        private int day;

        Life(RuleKind kind, int enterAfter, int exitAfter) {
            this.kind = kind;
            this.monitor = RuleKind.monitor(enterAfter, exitAfter);
        }

        /** Where the rule knows no such side, nothing is known of the window. */
        void on(Side side) {
            on(kind.has(side) ? kind.at(side) : kind.unknown());
        }

        void on(Measurement said) {
            kind.step(state, day++, monitor, said).forEach(episode -> told.add(episode.state()));
        }

        long episodes() {
            return told.stream().filter(EpisodeState.OPEN::equals).count();
        }

        boolean isOver() {
            return told.get(told.size() - 1) == EpisodeState.RESOLVED;
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatStaysOnOneSideIsOneEpisode(
            @ForAll RuleKind kind,
            @ForAll @Size(max = 60) List<Boolean> windows,
            @ForAll @IntRange(min = 1, max = 3) int exitAfter) {
        Life life = new Life(kind, 1, exitAfter);
        life.on(Side.BREACH);
        for (boolean breaches : windows) {
            life.on(breaches ? Side.BREACH : Side.BEYOND);
        }

        assertThat(life.told).startsWith(EpisodeState.OPEN).doesNotContain(EpisodeState.RESOLVED);
        assertThat(life.episodes()).isEqualTo(1);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsGoneClearsAfterTheStatedWindows(
            @ForAll RuleKind kind,
            @ForAll @Size(max = 40) List<Side> before,
            @ForAll @IntRange(min = 1, max = 3) int enterAfter,
            @ForAll @IntRange(min = 1, max = 3) int exitAfter) {
        Life life = new Life(kind, enterAfter, exitAfter);
        before.forEach(side -> life.on(side));
        for (int window = 0; window < enterAfter; window++) {
            life.on(Side.BREACH);
        }
        for (int window = 1; window < exitAfter; window++) {
            life.on(Side.CLEAR);
            assertThat(life.isOver()).isFalse();
        }
        life.on(Side.CLEAR);

        assertThat(life.isOver()).isTrue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatStaysJustWithinItsThresholdClearsLater(
            @ForAll RuleKind kind, @ForAll @IntRange(min = 1, max = 3) int exitAfter) {
        Life life = new Life(kind, 1, exitAfter);
        life.on(Side.BREACH);
        for (int window = 1; window < CauseTrack.NEAR_FOR_CLEAR * exitAfter; window++) {
            life.on(Side.NEAR);
        }
        assertThat(life.isOver()).isFalse();
        life.on(Side.NEAR);

        assertThat(life.isOver()).isEqualTo(kind.has(Side.NEAR));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void whatNothingIsKnownOfGoesOn(@ForAll RuleKind kind) {
        Life life = new Life(kind, 1, 1);
        life.on(Side.BREACH);
        for (int window = 0; window < 10 * CauseTrack.NEAR_FOR_CLEAR; window++) {
            life.on(kind.unknown());
        }
        assertThat(life.isOver()).isFalse();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noiseAboutAThresholdIsAtMostAnEpisodeForSoManyWindowsWithin(
            @ForAll RuleKind kind,
            @ForAll @Size(max = 200) List<Side> windows,
            @ForAll @IntRange(min = 1, max = 3) int enterAfter,
            @ForAll @IntRange(min = 1, max = 3) int exitAfter) {
        Life life = new Life(kind, enterAfter, exitAfter);
        windows.forEach(side -> life.on(side));
        long clear = windows.stream().filter(Side.CLEAR::equals).count();
        long near = windows.stream().filter(Side.NEAR::equals).count();

        assertThat(life.episodes())
                .isLessThanOrEqualTo(
                        1
                                + clear / exitAfter
                                + (clear + near) / (CauseTrack.NEAR_FOR_CLEAR * exitAfter));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aRestoreAtAnyWindowChangesNothing(
            @ForAll RuleKind kind,
            @ForAll @Size(max = 40) List<Side> windows,
            @ForAll @IntRange(min = 1, max = 3) int exitAfter) {
        Monitor monitor = RuleKind.monitor(1, exitAfter);
        AlertState kept = AlertState.fromBytes(null);
        AlertState restored = AlertState.fromBytes(null);
        for (int day = 0; day < windows.size(); day++) {
            Side side = windows.get(day);
            Measurement said = kind.has(side) ? kind.at(side) : kind.unknown();
            List<AlertEpisode> unbroken = kind.step(kept, day, monitor, said);
            restored = AlertState.fromBytes(restored.toBytes());
            assertThat(kind.step(restored, day, monitor, said)).isEqualTo(unbroken);
        }
    }
}
