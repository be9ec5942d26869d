package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.Published.HOUR;
import static dev.plumbline.monitoring.operator.Published.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.model.Role;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.report.WindowReport;
import dev.plumbline.core.rollup.RollupKey;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.FixedControlView;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which windows without rows say that a model fell silent. */
class SilentModelTest {
    private static final Published HOURLY = Published.hourly();

    private final ProfileRollUp rollUp = new ProfileRollUp();

    @AfterEach
    void close() throws Exception {
        rollUp.close();
    }

    @Test
    void reportsOneEmptyWindowOfASilentModelAndNoMore() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(START, 3));
        rollUp.advance(START + 50 * HOUR);
        assertThat(rollUp.reports()).extracting(WindowReport::rows).containsExactly(3L, 0L);
        rollUp.add(HOURLY.delta(START + 60 * HOUR, 1));
        rollUp.advance(START + 90 * HOUR);
        assertThat(rollUp.reports()).extracting(WindowReport::rows).containsExactly(3L, 0L, 1L, 0L);
        assertThat(rollUp.closedWindows()).hasSize(2);
    }

    @Test
    void doesNotCallTheEndOfTheStreamASilence() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(START, 3));
        rollUp.end();
        assertThat(rollUp.reports()).extracting(WindowReport::rows).containsExactly(3L);
    }

    @Test
    void doesNotCallAnEmptySegmentASilentModel() throws Exception {
        rollUp.open(HOURLY, Duration.ZERO);
        rollUp.add(HOURLY.delta(HOURLY.key("weather=rain"), START, 3));
        rollUp.advance(START + 5 * HOUR);
        assertThat(rollUp.reports()).extracting(WindowReport::rows).containsExactly(3L);
    }

    @Test
    void doesNotCallAModelSilentWhoseRowsAreHeldToAnotherBaselineByNow() throws Exception {
        ControlViewFactory control =
                FixedControlView.factory(
                        List.of(
                                ControlPublisher.messageOf(
                                        HOURLY.baseline(), 1, Instant.ofEpochMilli(START + HOUR))),
                        List.of(
                                ControlPublisher.messageOf(
                                        HOURLY.model().monitor(),
                                        Published.REVISION,
                                        Instant.EPOCH)),
                        List.of());
        rollUp.open(control, Duration.ZERO);
        RollupKey before = new RollupKey("bikes", "1", Role.CHAMPION, "", "", Published.REVISION);
        rollUp.add(
                new ProfileDelta(
                        before.text(),
                        START,
                        2,
                        emptyProfile(2),
                        new byte[0],
                        new byte[0],
                        new byte[0]));
        rollUp.add(HOURLY.delta(START + HOUR, 60));
        rollUp.advance(START + 2 * HOUR - 1);
        assertThat(rollUp.reports())
                .extracting(WindowReport::rows, WindowReport::baselineId)
                .containsExactlyInAnyOrder(tuple(2L, null), tuple(60L, HOURLY.baseline().id()));
        assertThat(rollUp.reports().get(0).measurements())
                .extracting(Measurement::verdict)
                .contains(Verdict.NO_BASELINE);
    }

    private static byte[] emptyProfile(int rows) {
        ModelProfile profile = new ModelProfile(new ProfileLayout(new LinkedHashMap<>()));
        for (int i = 0; i < rows; i++) {
            profile.add(new FeatureRow(profile.layout()));
        }
        return profile.toBytes();
    }
}
