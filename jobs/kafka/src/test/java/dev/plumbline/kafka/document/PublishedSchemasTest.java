package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetric.Direction;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.Baselines;
import dev.plumbline.kafka.document.baseline.SeasonalBaselines;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation, the schemas and the readers say the same. */
class PublishedSchemasTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final JsonSchema monitorSchema = schema("monitor.schema.json");
    private final JsonSchema baselineSchema = schema("baseline.schema.json");

    @ParameterizedTest
    @MethodSource("examples")
    void readersAndSchemaTakeEveryDocumentedExample(String example) throws Exception {
        var monitor = MonitorDocument.readText(example, "docs/configuration.md", Map.of());
        assertThat(problems(monitorSchema, new YAMLMapper().readTree(example))).isEmpty();
        JsonNode json = new ObjectMapper().readTree(MonitorDocument.toJson(monitor));
        assertThat(problems(monitorSchema, json)).isEmpty();
    }

    static List<String> examples() {
        Matcher found = EXAMPLE.matcher(text(DOCS.resolve("configuration.md")));
        List<String> examples = new ArrayList<>();
        while (found.find()) {
            examples.add(found.group(1));
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        return examples;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: ~",
                "model: a|b",
                "task: regresion",
                "time: columns",
                "time: {format: iso}",
                "time: rows",
                "prediction: {}",
                "prediction: {value: p, score: s}",
                "prediction: {score: s, class: c, classes: [a, b]}",
                "label: {}",
                "label: {column: cnt, delay: 100 rows}",
                "label: {column: cnt, judgAfter: P1D}",
                "label: {column: cnt, time: known_at, horizon: P1D}",
                "label: {column: cnt, time: {format: iso}, horizon: P1D}",
                "label: {column: cnt, time: {column: known_at}}",
                "label: {column: cnt, time: {column: known_at}, delay: P1D, horizon: P1D}",
                "prediction: {value: p, id: ''}",
                "features: {}",
                "features: {temp: number}",
                "features: {temp: {importance: -1}}",
                "windows: []",
                "windows: [{}]",
                "windows: [{span: P7D, rows: 5}]",
                "windows: [{rows: 5, alignTo: 2012-01-01}]",
                "windows: [{span: 1 week}]",
                "windows: [{span: P}]",
                "windows: [{span: PT}]",
                "windows: [{span: P7D, alignTo: Sunday}]",
                "segments: [weathersit, weathersit]",
                "segments: [{ranges: [1]}]",
                "segments: [{feature: temp, ranges: []}]",
                "segments: [{feature: temp, ranges: [a]}]",
                "segments: [{feature: temp, ranges: [1], category: a}]",
                "segments: [[weathersit, {feature: temp, ranges: [1]}, {feature: hum, ranges: [1]}]]",
                "segments: [[]]",
                "lifetime: {alpha: 2}",
                "estimates: [1]",
                "estimates: {decides: true}",
                "estimates: {decide: 1}",
                "estimates: {metrics: [rmse]}",
                "estimates: {decide: true, metrics: []}",
                "estimates: {decide: true, metrics: [rmse, rmse]}",
                "estimates: {decide: true, metrics: [rsme]}",
                "slices: {worst: 0}",
                "slices: {features: []}",
                "slices: {features: [temp, temp]}",
                "slices: {feature: [temp]}",
                "sensitivity: {rateFloor: 5}",
                "sensitivity: {minRows: 0}",
                "performance: [{metric: roc_auc, enter: 2}]",
                "performance: [{metric: rmse}]",
                "performance: [{metric: rmse, enter: 1}]",
                "alerts: {enterAfter: 0}",
                "statistics: [helinger]",
                "statistics: [{metric: psi, profile: tfdv}]",
                "statistics: [{metric: psi, features: []}]",
                "retraining: {mode: ask, cooldown: P1D, trainOn: P1D}",
                "retraining: {cooldown: P1D}",
                "seasons: monthly",
                "seasons: {buckets: 24}",
                "seasons: {zone: UTC}",
                "cost: {fp: 1}",
                "detectors: adwin",
                "detectors: [adwinn]",
                "detectors: [ddm]",
                "detectors: [{method: ddm}]",
                "detectors: [{method: adwin, profile: paper}]",
                "detectors: [{method: adwin, settings: {delta: small}}]",
                "detectors: [{profile: moa}]",
                "fairness: {protected: [weathersit]}",
                "windos: 1"
            })
    void readersAndSchemaRefuseTheSameMistakes(String change) throws Exception {
        ObjectNode document = (ObjectNode) new YAMLMapper().readTree(examples().get(0));
        document.setAll((ObjectNode) new YAMLMapper().readTree(change));
        assertRefusedByBoth(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifetime: {alpha: 0}",
                "lifetime: {alpha: 1}",
                "lifetime: {tolerance: -0.1}",
                "lifetime: {tolerance: 1}",
                "lifetime: {tolerated: 0.1}",
                "prediction: {score: s, class: c, classes: [a]}",
                "prediction: {score: s, class: c, classes: [a, b, c]}",
                "prediction: {score: s, class: c, classes: [a, a]}",
                "prediction: {class: c, classes: [a, b]}",
                "prediction: {value: v}",
                "windows: [{span: P7D}]",
                "seasons: hour-of-week",
                "label: {column: repaid, delay: P1D}",
                "performance: [{metric: rmse, enter: 2}]",
                "performance: [{metric: cost, enter: 2}]",
                "cost: {tp: a lot}",
                "cost: {missed: 5}",
                "fairness: {protected: [sex]}",
                "{segments: [sex], fairness: {}}",
                "{segments: [sex], fairness: {protected: []}}",
                "{segments: [sex], fairness: {protected: [sex, sex]}}",
                "{segments: [sex], fairness: {protected: [sex], reference: lowest}}",
                "{segments: [sex], fairness: {protected: [sex], reference: [sex]}}",
                "{segments: [sex], fairness: {protected: [sex], limits: {impact: 0.8}}}",
                "{segments: [sex], fairness: {protected: [sex], limits: {disparate_impact: 0}}}",
                "{segments: [sex], fairness: {protected: [sex], limits: {selection_rate_difference: 2}}}",
                "retraining: {cooldown: P1D, trainOn: P1D}"
            })
    void bothRefuseWhatDoesNotFitAClassifierByRows(String change) throws Exception {
        ObjectNode document = (ObjectNode) new YAMLMapper().readTree(examples().get(1));
        document.setAll((ObjectNode) new YAMLMapper().readTree(change));
        assertRefusedByBoth(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model", "task", "time", "prediction", "windows", "label", "performance"})
    void bothRefuseAMissingKey(String key) throws Exception {
        ObjectNode document = (ObjectNode) new YAMLMapper().readTree(examples().get(0));
        document.remove(key);
        assertRefusedByBoth(document);
    }

    private void assertRefusedByBoth(ObjectNode document) {
        assertThat(problems(monitorSchema, document)).isNotEmpty();
        assertThatThrownBy(
                        () ->
                                MonitorDocument.readText(
                                        document.toString(), "monitor.json", Map.of()))
                .isInstanceOf(DocumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void schemaAndPageNameTheMetricsOfTheTask(Task task) throws Exception {
        List<String> metrics =
                PerformanceMetric.of(task).stream()
                        .filter(metric -> metric.better() != Direction.NEITHER)
                        .map(PerformanceMetric::text)
                        .toList();
        List<String> listed = new ArrayList<>();
        JsonNode root =
                new ObjectMapper().readTree(text(DOCS.resolve("schema/monitor.schema.json")));
        String name = task.name().toLowerCase(Locale.ROOT);
        for (JsonNode branch : root.get("allOf")) {
            if (branch.at("/if/properties/task/const").asText().equals(name)) {
                branch.at("/then/properties/performance/items/properties/metric/enum")
                        .forEach(metric -> listed.add(metric.asText()));
            }
        }
        assertThat(listed).containsExactlyElementsOf(metrics);
        String page = text(DOCS.resolve("configuration.md"));
        assertThat(page).contains(name + ": `" + String.join("`, `", metrics) + "`");
    }

    @ParameterizedTest
    @EnumSource(Clock.class)
    void schemaTakesABaselineThatWasWritten(Clock clock) throws Exception {
        String json =
                BaselineDocument.toJson(Baselines.withSegment(Baselines.of("churn", "2", clock)));
        assertThat(problems(baselineSchema, new ObjectMapper().readTree(json))).isEmpty();
    }

    @Test
    void schemasTakeABaselineWithSeasonsAndWhatLiesBesideIt() throws Exception {
        var baseline = SeasonalBaselines.of(3, 2);
        JsonNode json = new ObjectMapper().readTree(BaselineDocument.toJson(baseline));
        assertThat(problems(baselineSchema, json)).isEmpty();
        JsonNode beside = new ObjectMapper().readTree(SeasonsDocument.toJson(baseline));
        assertThat(problems(schema("seasons.schema.json"), beside)).isEmpty();
        JsonNode more =
                new ObjectMapper()
                        .readTree(SeasonsDocument.toJson(SeasonalBaselines.ofLabelsAndSegments()));
        assertThat(problems(schema("seasons.schema.json"), more)).isEmpty();
        ((ObjectNode) beside).put("buckets", 24);
        assertThat(problems(schema("seasons.schema.json"), beside)).isNotEmpty();
    }

    @Test
    void schemaRefusesABaselineWithAFieldTooManyOrTooFew() throws Exception {
        String json = BaselineDocument.toJson(Baselines.of("churn", "2"));
        for (String changed :
                List.of(
                        json.replace("\"origin\"", "\"orign\""),
                        json.replace("\"categories\"", "\"categorys\""),
                        json.replace("\"sums\"", "\"sumz\""),
                        json.replace("\"sha256\": \"", "\"sha256\": \"x"),
                        json.replace("baseline/1", "baseline/2"))) {
            assertThat(changed).isNotEqualTo(json);
            assertThat(problems(baselineSchema, new ObjectMapper().readTree(changed))).isNotEmpty();
        }
    }

    private static Set<ValidationMessage> problems(JsonSchema schema, JsonNode document) {
        return schema.validate(document);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(text(DOCS.resolve("schema").resolve(name)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
