package dev.plumbline.kafka.document.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.evaluation.SummarisedFeature;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.CategoricalDrift;
import dev.plumbline.kafka.document.sagemaker.SageMakerConstraints.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SageMakerDocumentsTest {
    private static final String COLUMN =
            """
            {"version": 0.0, "dataset": {"item_count": 8}, "features": [
            {"name": "a", "inferred_type": "Fractional", "numerical_statistics": {
              "common": {"num_present": 7, "num_missing": 1},
              "mean": 4.0, "sum": 28.0, "std_dev": 2.0, "min": 1.0, "max": 9.0,
              "distribution": {"kll": {
                "buckets": [{"lower_bound": 1.0, "upper_bound": 9.0, "count": 7.0}],
                "sketch": {"parameters": {"c": 0.64, "k": 2048.0}, "data": [[9.0], [2.0], [4.0]]}}}}}]}
            """;

    @TempDir Path folder;

    @Test
    void weighsAValueOfTheSketchByItsLevel() throws IOException {
        var summary = statistics(COLUMN).columns().get(0).numbers();

        assertThat(summary.values()).containsExactly(2, 2, 4, 4, 4, 4, 9);
        assertThat(summary.edges()).isEmpty();
        assertThat(summary.missing()).isEqualTo(1);
    }

    @Test
    void spreadsRowsOverTheBucketsWhereTheSketchIsEmpty() throws IOException {
        String without = COLUMN.replace("[[9.0], [2.0], [4.0]]", "[]");

        var summary = statistics(without).columns().get(0).numbers();

        assertThat(summary.edges()).containsExactly(1, 9);
        assertThat(summary.values()).hasSize(7).isSorted();
    }

    @Test
    void refusesBucketsOutOfOrder() {
        String twisted =
                COLUMN.replace("[[9.0], [2.0], [4.0]]", "[]")
                        .replace(
                                "\"buckets\": [",
                                "\"buckets\": [{\"lower_bound\": 5.0, \"upper_bound\": 8.0, \"count\": 1.0},");

        assertThatThrownBy(() -> statistics(twisted))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("statistics.json:6: ")
                .hasMessageContaining("must be at least the upper bound before it, 8.0");
    }

    @Test
    void takesBothSpellingsAndRemembersWhatItDoesNotKnow() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("constraints.json"),
                        """
                        {"features": [{"name": "a", "completeness": 1.0, "string_constraints": {
                           "domains": ["x", "1.0"], "monitoring_config_overrides": {"emit_metrics": "Disabled"}},
                           "min_mass": 1}],
                         "monitoring_config": {"distribution_constraints": {
                           "comparion_method": "Robust", "categorical_drift_method": "ChiSquared",
                           "min_domain_mass": 1.0}}}
                        """);

        SageMakerConstraints constraints = SageMakerConstraints.read(file);

        assertThat(constraints.config().method()).isEqualTo(Comparison.ROBUST);
        assertThat(constraints.config().categoricalDrift()).isEqualTo(CategoricalDrift.CHI_SQUARED);
        assertThat(constraints.columns().get(0).overrides().emitsMetrics()).isFalse();
        assertThat(constraints.columns().get(0).domains()).containsExactly("x", "1");
        assertThat(constraints.unread())
                .containsExactly(
                        "features[0].min_mass",
                        "monitoring_config.distribution_constraints.min_domain_mass");
    }

    @Test
    void writesAMonitorAsYamlThatReadsBackWhateverItsTextsLookLike() throws IOException {
        Monitor monitor =
                MonitorDocument.readText(
                        """
                        {"model": "${HOME} # no", "version": "007", "task": "binary", "time": "rows",
                         "prediction": {"score": "yes", "class": "null", "classes": ["1", "true"]},
                         "features": {"a: b": {"values": ["- x", "1e3", "${Y:z}", "é\\n"]}, "n": {"min": 0}},
                         "windows": [{"rows": 500}],
                         "statistics": [{"metric": "psi", "threshold": 0.2, "decides": true, "features": ["n"]}]}
                        """,
                        "a test");

        String yaml = MonitorDocument.toYaml(monitor, List.of("two", "lines"));

        assertThat(yaml).startsWith("# two\n# lines\nmodel: ");
        assertThat(MonitorDocument.readText(yaml, "the copy", Map.of("HOME", "/", "Y", "no")))
                .isEqualTo(monitor);
        assertThat(schema("monitor.schema.json").validate(new YAMLMapper().readTree(yaml)))
                .isEmpty();
    }

    @Test
    void givesABaselineThatTheSchemaTakes() throws IOException {
        var maker = new SummarisedFeature(true);
        var summary = statistics(COLUMN).columns().get(0).numbers();
        Baseline baseline =
                new Baseline(
                                "",
                                "m",
                                "1",
                                Task.REGRESSION,
                                Clock.ROWS,
                                Instant.EPOCH,
                                Instant.ofEpochMilli(8),
                                8,
                                List.of(maker.numeric(new FeatureSpec("a", null, 1), summary)),
                                List.of(
                                        maker.numeric(
                                                new FeatureSpec(Baseline.VALUE, null, 1), summary)),
                                List.of(),
                                null)
                        .with(Supplement.NONE);

        String json = BaselineDocument.toJson(baseline);

        assertThat(BaselineDocument.readText(json, "a test").id()).isEqualTo(baseline.id());
        assertThat(schema("baseline.schema.json").validate(new YAMLMapper().readTree(json)))
                .isEmpty();
    }

    private SageMakerStatistics statistics(String json) throws IOException {
        return SageMakerStatistics.read(Files.writeString(folder.resolve("statistics.json"), json));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../../docs/schema").resolve(name)));
    }
}
