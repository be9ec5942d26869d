package dev.plumbline.kafka.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.SeasonalBaselines;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.record.BaselineMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seasons reach the jobs with their baseline, or the baseline says that they did not. */
class PublishedSeasonsTest {
    private static final Baseline BASELINE = SeasonalBaselines.of(3, 1);
    private static final BaselineMessage MESSAGE =
            ControlPublisher.messageOf(BASELINE, 1, Instant.EPOCH);

    @TempDir Path folder;

    @Test
    void travelInTheBaselinesMessage() {
        assertThat(held(MESSAGE).supplement().seasons()).isEqualTo(BASELINE.supplement().seasons());
    }

    @Test
    void areMissedWhereTheMessageDoesNotHoldThem() {
        Baseline held = held(with(MESSAGE.document(), null, null));
        assertThat(held.id()).isEqualTo(BASELINE.id());
        assertThat(held.supplement().seasons().isFound()).isFalse();
    }

    @Test
    void lieBesideABaselineThatIsPublishedByReference() throws Exception {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, BaselineDocument.toJson(BASELINE));
        BaselineMessage byReference = with(null, file.toUri().toString(), null);
        assertThat(held(byReference).supplement().seasons().isFound()).isFalse();
        Files.writeString(SeasonsDocument.beside(file), SeasonsDocument.toJson(BASELINE));
        assertThat(held(byReference).supplement().seasons().isFound()).isTrue();
    }

    @Test
    void ofAnotherBuildAreRefusedWithTheirBaseline() {
        String others = SeasonsDocument.toJson(SeasonalBaselines.of(4, 1));
        ControlView view = view(with(MESSAGE.document(), null, others));
        assertThat(view.baseline("demand", "1", 0)).isEmpty();
        assertThat(view.refused().get(0).reason())
                .contains("the seasons must be those with SHA-256");
    }

    private static Baseline held(BaselineMessage message) {
        return view(message).baseline("demand", "1", 0).orElseThrow().baseline();
    }

    private static ControlView view(BaselineMessage message) {
        return FixedControlView.factory(List.of(message), List.of(), List.of()).open();
    }

    private static BaselineMessage with(String document, String uri, String seasons) {
        return new BaselineMessage(
                MESSAGE.baselineId(),
                MESSAGE.model(),
                MESSAGE.modelVersion(),
                1,
                Instant.EPOCH,
                MESSAGE.sha256(),
                document,
                uri,
                seasons);
    }
}
