package dev.plumbline.kafka.document.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineContent;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.evaluation.BaselineBuilder;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.threshold.ChanceTails;
import dev.plumbline.core.threshold.ExponentialTail;
import dev.plumbline.core.threshold.NullThresholds;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineDocumentTest {
    private final Baseline baseline = Baselines.of("churn", "2");
    private final String json = BaselineDocument.toJson(baseline);

    @ParameterizedTest
    @EnumSource(Clock.class)
    void bringsBackEveryBit(Clock clock) {
        Baseline written = Baselines.of("churn", "2", clock);
        String text = BaselineDocument.toJson(written);
        Baseline read = BaselineDocument.readText(text, "baseline.json");
        // the digest covers the raw bits of every count, sum and boundary
        assertThat(BaselineContent.digest(read)).isEqualTo(BaselineContent.digest(written));
        assertThat(read.id()).isEqualTo(written.id());
        assertThat(read.layout().size()).isEqualTo(3);
        assertThat(read.supplement()).isEqualTo(written.supplement());
        assertThat(BaselineDocument.toJson(read)).isEqualTo(text);
    }

    @Test
    void bringsBackSegmentsAndSlices() {
        Baseline written = Baselines.withSegment(baseline);
        String text = BaselineDocument.toJson(written);
        Baseline read = BaselineDocument.readText(text, "baseline.json");
        assertThat(BaselineContent.digest(read)).isEqualTo(written.id());
        assertThat(read.supplement().segment("weather=1").orElseThrow().of(read).rows())
                .isEqualTo(1_000);
        assertThat(read.supplement().slices()).isEqualTo(written.supplement().slices());
        assertThat(read.supplement().risk()).isEqualTo(written.supplement().risk()).isNotNull();
        assertThat(read.supplement().estimates()).isEqualTo(written.supplement().estimates());
        assertThat(read.supplement().detectors())
                .isEqualTo(written.supplement().detectors())
                .isNotNull();
        assertThat(BaselineDocument.toJson(read)).isEqualTo(text);
        assertThat(BaselineDocument.toJson(baseline))
                .doesNotContain("segments", "slices", "estimates", "detectors");
    }

    @Test
    void refusesADependenceThatIsNotOfThreeNumbers() {
        String text = BaselineDocument.toJson(Baselines.withSegment(baseline));
        assertThat(text).contains("\"5000 rows\": [1,0.1,50]");
        for (String broken : List.of("[1,0.1]", "[1,0.1,50,2]", "[1,0.1,5.5]", "\"1\"")) {
            String changed = text.replace("[1,0.1,50]", broken);
            assertThatThrownBy(() -> BaselineDocument.readText(changed, "baseline.json"))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("dependenceAt.5000 rows");
        }
    }

    @Test
    void bringsBackAProfileThatSawNothingAndOneThatOverflowed() {
        NumericBins bins = NumericBins.of(new double[] {0}, 0);
        NumericProfile overflowed = bins.emptyProfile();
        overflowed.add(1e300);
        overflowed.add(-1e300);
        Baseline written = withFeatures(List.of(bins.emptyProfile(), overflowed));
        Baseline read =
                BaselineDocument.readText(BaselineDocument.toJson(written), "baseline.json");
        NumericProfile nothing = (NumericProfile) read.features().get(0).profile();
        assertThat(nothing.rows()).isZero();
        assertThat(nothing.min()).isEqualTo(Double.POSITIVE_INFINITY);
        NumericProfile beyond = (NumericProfile) read.features().get(1).profile();
        assertThat(beyond.totals().squares()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(beyond.max()).isEqualTo(1e300);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("baseline.json"), json);
        assertThat(BaselineDocument.read(file).id()).isEqualTo(baseline.id());
    }

    @Test
    void keepsArraysOnOneLineForReaders() {
        assertThat(json.lines().filter(line -> line.contains("\"boundaries\": [")))
                .hasSize(2)
                .allMatch(line -> line.strip().endsWith("],"));
        assertThat(json).startsWith("{\n  \"format\": \"plumbline-baseline/1\",\n");
        assertThat(json)
                .contains("\"model\": \"churn\",\n", "\"categories\": [\"Zürich \\\"3\\\"\"");
    }

    @Test
    void staysBelowOneMegabyteForTwoHundredFeaturesWithAllTheirCells() {
        Monitor monitor =
                MonitorDocument.readText(
                        """
                        model: wide
                        task: regression
                        time: rows
                        prediction: {value: prediction}
                        windows: [{rows: 1000}, {rows: 100}, {rows: 5000}]
                        """,
                        "monitor.yaml",
                        Map.of());
        BaselineBuilder builder = new BaselineBuilder(monitor, "1");
        Random random = new Random(11);
        for (int row = 0; row < 10_000; row++) {
            Map<String, Object> features = new HashMap<>();
            for (int feature = 0; feature < 199; feature++) {
                features.put("feature_" + feature, 20 + 5 * random.nextGaussian());
            }
            builder.add(
                    Instant.ofEpochMilli(row),
                    features,
                    new Output(random.nextGaussian(), null, null, null),
                    null);
        }
        Baseline built = builder.build();
        Baseline wide =
                built.with(built.supplement().toBuilder().thresholds(thresholds(199, 4)).build());
        assertThat(wide.features()).allMatch(feature -> feature.bins().cells() == 256);
        String text = BaselineDocument.toJson(wide);
        assertThat(text.length()).isLessThan(1_000_000);
        assertThat(BaselineContent.digest(BaselineDocument.readText(text, "wide.json")))
                .isEqualTo(wide.id());
    }

    /** As many as the usual statistics of so many features have. */
    private static NullThresholds thresholds(int features, int statistics) {
        List<ExponentialTail> tails = Collections.nCopies(5, new ExponentialTail(12.3, 4.56));
        Map<String, List<ExponentialTail>> own = new HashMap<>();
        IntStream.range(0, features).forEach(i -> own.put("feature_" + i, tails));
        Map<String, ChanceTails> sampled = new HashMap<>();
        IntStream.range(0, statistics)
                .forEach(i -> sampled.put("statistic_" + i, new ChanceTails(tails, own)));
        return new NullThresholds(
                10_000, 10_000, 200, 2_000, 1, List.of(50, 200, 1_000, 5_000, 10_000), sampled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:01Z", "1970-01-01T00:00:01.001Z", "1970-01-01"})
    void refusesATimeOfOnePoint(String to) {
        String atOnce = json.replaceFirst("\"to\": \"[^\"]+\"", "\"to\": \"" + to + "\"");
        assertRefused(
                atOnce,
                "to must lie more than a millisecond after from, 1970-01-01T00:00:01Z, for evaluation rows at one time have no pace, got '"
                        + to
                        + "'");
        assertRefused(atOnce, "or with time: rows");
    }

    @Test
    void takesASingleRowWithoutAClock() {
        String rows = BaselineDocument.toJson(Baselines.of("churn", "2", Clock.ROWS));
        // past the time it is the checksum that is wrong
        assertRefused(rows.replaceFirst("\"to\": \\d+", "\"to\": 1001"), "sha256 must be");
    }

    @Test
    void refusesADocumentThatWasChanged() {
        String changed = json.replace("\"rows\": 1003", "\"rows\": 1004");
        assertThat(changed).isNotEqualTo(json);
        assertRefused(changed, "baseline.json:3: sha256 must be the checksum of the content");
        assertRefused(json.replaceFirst("\"id\": \".", "\"id\": \"x"), "sha256 must be");
    }

    @Test
    void refusesATruncatedDocument() {
        assertRefused(
                json.substring(0, json.length() / 2),
                "the document must be well-formed JSON, got: ");
        assertRefused("", "the document must hold a mapping, got nothing");
    }

    @Test
    void refusesAnotherFormat() {
        assertRefused(
                json.replace("baseline/1", "baseline/2"),
                "baseline.json:2: format must be plumbline-baseline/1, got 'plumbline-baseline/2'; build the baseline again");
        assertRefused("{\"a\": 1}", "must say \"format\": \"plumbline-baseline/1\"");
        assertRefused("[1]", "the document must be a mapping");
    }

    @Test
    void refusesWhatCannotBeABaselineWithItsLine() {
        int line = (int) json.substring(0, json.indexOf("\"boundaries\"")).lines().count();
        assertRefused(
                json.replaceFirst("\"boundaries\": \\[-1.5,0,", "\"boundaries\": [-1.5,-2,"),
                "baseline.json:" + line + ": outputs[0].boundaries must hold: boundaries must be");
        assertRefused(
                json.replaceFirst("\"counts\": \\[", "\"counts\": [1,"),
                "baseline.json:" + (line + 1) + ": outputs[0].counts must be a list of 6");
        assertRefused(
                json.replaceFirst("\"missing\": 1", "\"missing\": -1"),
                "outputs[0].missing must be a whole number of at least 0, got -1");
        assertRefused(
                json.replaceFirst(" +\"origin\": 0.1,\n", ""), "outputs[0].origin must be given");
        assertRefused(
                json.replace("\"rows\": 1003", "\"rowz\": 1003"),
                "got 'rowz'; the nearest is 'rows'");
        assertRefused(
                json.replace("\"name\": \"weather\"", "\"name\": \"temp\""),
                "features[1].name must be unlike the names before it, got 'temp'");
        assertRefused(
                json.replace("\"\",\"1\"]", "\"1\",\"1\"]"),
                "features[1].categories must hold: categories must be distinct");
    }

    @Test
    void refusesABaselineOfAnotherModelTaskOrClasses() {
        BaselineDocument.requireFor(monitor("churn", "binary", "no, yes"), baseline, "b.json");
        assertNotFor(
                monitor("bikes", "binary", "no, yes"),
                "b.json: the baseline's model must be the monitor's, bikes, got churn");
        assertNotFor(
                monitor("churn", "multiclass", "no, yes"),
                "b.json: the baseline's task must be the monitor's, MULTICLASS, got BINARY");
        assertNotFor(
                monitor("churn", "binary", "yes, no"),
                "b.json: the baseline's classes must be the monitor's, [yes, no], got [no, yes]");
    }

    private void assertNotFor(Monitor monitor, String message) {
        assertThatThrownBy(() -> BaselineDocument.requireFor(monitor, baseline, "b.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(message);
    }

    private void assertRefused(String text, String message) {
        assertThat(text).isNotEqualTo(json);
        assertThatThrownBy(() -> BaselineDocument.readText(text, "baseline.json"))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith("baseline.json")
                .hasMessageContaining(message);
    }

    private static Monitor monitor(String model, String task, String classes) {
        String score = task.equals("binary") ? "score: s, " : "";
        return MonitorDocument.readText(
                """
                model: %s
                task: %s
                time: rows
                prediction: {%sclass: c, classes: [%s]}
                windows: [{rows: 100}]
                """
                        .formatted(model, task, score, classes),
                "monitor.yaml",
                Map.of());
    }

    private static Baseline withFeatures(List<NumericProfile> profiles) {
        List<FeatureBaseline> features = new ArrayList<>();
        for (NumericProfile profile : profiles) {
            features.add(
                    new FeatureBaseline(
                            "feature_" + features.size(), profile, new Dependence(1, 20, 50), 1));
        }
        return Baselines.named(
                new Baseline(
                        "",
                        "wide",
                        "1",
                        Task.REGRESSION,
                        Clock.TIME,
                        Instant.EPOCH,
                        Instant.ofEpochSecond(9),
                        20_000,
                        features,
                        List.of(),
                        List.of(),
                        null));
    }
}
