package dev.plumbline.kafka.document.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.kafka.document.DocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeasonsDocumentTest {
    private final Baseline baseline = SeasonalBaselines.of(5, 2);

    @TempDir Path folder;

    @Test
    void liesBesideTheBaseline() {
        assertThat(SeasonsDocument.beside(Path.of("out/baseline.json")))
                .isEqualTo(Path.of("out/baseline.seasons.json"));
        assertThat(SeasonsDocument.beside(Path.of("v2"))).isEqualTo(Path.of("v2.seasons.json"));
    }

    @Test
    void labelsSegmentsAndFaultyRowsByTheHourReadBackTheSame() {
        Baseline written = SeasonalBaselines.ofLabelsAndSegments();
        Seasons seasons = written.supplement().seasons().content();
        assertThat(seasons.target().name()).isEqualTo("target");
        assertThat(seasons.segments()).containsOnlyKeys("kind=k0", "kind=k1", "kind=k2");
        assertThat(seasons.segments().get("kind=k1").target()).isNotNull();
        assertThat(
                        seasons.slots()
                                .get(written.layout().slotOf("load"))
                                .faults()
                                .get(FaultKind.NAN)[3])
                .isBetween(40L, 110L);
        Baseline alone =
                BaselineDocument.readText(BaselineDocument.toJson(written), "baseline.json");
        Baseline read = SeasonsDocument.attach(alone, SeasonsDocument.toJson(written), "x");
        assertThat(read.supplement().seasons()).isEqualTo(written.supplement().seasons());
        assertThat(SeasonsDocument.toJson(read)).isEqualTo(SeasonsDocument.toJson(written));
    }

    /** {@code SeasonalBaselines.of(1, 1)}, seed 1, as it was written before labels were kept. */
    @Test
    void whatAnEarlierReleaseWroteIsRead() throws Exception {
        Baseline read = BaselineDocument.read(Path.of("src/test/resources/golden/seasons-1.json"));
        Seasons seasons = read.supplement().seasons().content();
        assertThat(seasons.target()).isNull();
        assertThat(seasons.segments()).isEmpty();
        SeasonalSlot load = seasons.slots().get(read.layout().slotOf("n000"));
        assertThat(load.faults()).containsOnlyKeys(FaultKind.MISSING);
        assertThat(load.spans().get(0).faultLambda()).isNaN();
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws Exception {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, BaselineDocument.toJson(baseline));
        Files.writeString(SeasonsDocument.beside(file), SeasonsDocument.toJson(baseline));
        Baseline read = BaselineDocument.read(file);
        assertThat(read.id()).isEqualTo(baseline.id());
        assertThat(read.supplement().seasons()).isEqualTo(baseline.supplement().seasons());
        assertThat(SeasonsDocument.toJson(read)).isEqualTo(SeasonsDocument.toJson(baseline));
        SeasonsDocument.requireFound(read, file);
    }

    @Test
    void aBaselineAloneSaysWhatIsMissing() throws Exception {
        Path file = folder.resolve("baseline.json");
        Files.writeString(file, BaselineDocument.toJson(baseline));
        Baseline read = BaselineDocument.read(file);
        assertThat(read.supplement().seasons().isFound()).isFalse();
        assertThatThrownBy(() -> SeasonsDocument.requireFound(read, file))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("must lie beside it")
                .hasMessageContaining("baseline.seasons.json");
    }

    @Test
    void theSeasonsOfAnotherBaselineAreRefused() {
        String other = SeasonsDocument.toJson(SeasonalBaselines.of(6, 2));
        assertThatThrownBy(() -> SeasonsDocument.attach(baseline, other, "x.seasons.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("x.seasons.json")
                .hasMessageContaining(baseline.supplement().seasons().sha256());
    }

    @Test
    void aChangedOrCutFileIsRefused() {
        String json = SeasonsDocument.toJson(baseline);
        for (String broken :
                new String[] {
                    json.replaceFirst("\"blocks\": (\\d)", "\"blocks\": 1$1"),
                    json.replaceFirst("(\"counts\": \".{40})....", "$1"),
                    json.replace("seasons/1", "seasons/2"),
                    json.replaceFirst("\"buckets\": 168", "\"buckets\": 48"),
                    "{}"
                }) {
            assertThat(broken).isNotEqualTo(json);
            assertThatThrownBy(() -> SeasonsDocument.attach(baseline, broken, "x"))
                    .isInstanceOf(DocumentException.class);
        }
    }

    @Test
    void twoHundredFeaturesOfEveryHourTakeAFewMegabytes() {
        String json = SeasonsDocument.toJson(SeasonalBaselines.of(24, 200));
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isGreaterThan(1_000_000).isLessThan(8_000_000);
    }
}
