package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.core.comparison.NamedProfile;
import dev.plumbline.core.comparison.Statistic;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.core.monitor.StatisticSpec;
import dev.plumbline.kafka.document.DocumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statistics that a monitor asks for by name. */
class StatisticsDocumentTest {
    private static final String MONITOR =
            """
            model: churn
            task: binary
            time: rows
            prediction: {score: s, class: c, classes: [no, yes]}
            features: {age: numeric, plan: categorical, visits: {}}
            windows: [{rows: 100}]
            """;

    private static Monitor read(String statistics) {
        return MonitorDocument.readText(
                MONITOR + "statistics: " + statistics, "monitor.yaml", Map.of());
    }

    @Test
    void noneAskedForAreTheUsualOnes() {
        Monitor monitor = MonitorDocument.readText(MONITOR, "monitor.yaml", Map.of());
        assertThat(monitor.options().statistics()).isEmpty();
        assertThat(MonitorDocument.toJson(monitor)).doesNotContain("statistics");
    }

    @Test
    void readsNamesAndDetailsAndWritesThemBack() {
        Monitor monitor =
                read(
                        "[hellinger, {metric: psi, profile: evidently, threshold: 0.2, decides: true, features: [age, visits]}]");
        assertThat(monitor.options().statistics())
                .containsExactly(
                        StatisticSpec.shown("hellinger"),
                        new StatisticSpec("psi", "evidently", 0.2, true, List.of("age", "visits")));
        assertThat(monitor.options().statistics())
                .extracting(StatisticSpec::measurement)
                .containsExactly("hellinger", "psi@evidently");
        assertThat(
                        MonitorDocument.readText(
                                MonitorDocument.toJson(monitor), "monitor.json", Map.of()))
                .isEqualTo(monitor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[helinger] ~ statistics[0] must be a statistic of the profile plumbline: psi, jensen_shannon,",
                "[helinger] ~ got 'helinger'; the nearest is hellinger",
                "[{metric: psi, profile: evidentli}] ~ statistics[0].profile must be one of plumbline, evidently, nannyml, azure, tfdv, got 'evidentli'; the nearest is evidently",
                "[{metric: psi, profile: tfdv}] ~ statistics[0].metric must be a statistic of the profile tfdv: jensen_shannon, l_infinity, got 'psi'",
                "[{profile: tfdv}] ~ statistics[0].metric must be given",
                "[{metric: wasserstein, features: [plan]}] ~ statistics[0].features[0] must be a feature that wasserstein applies to, got 'plan'; for categorical features there are psi, jensen_shannon,",
                "[{metric: wasserstein, features: [plan]}] ~ wasserstein fits [age]",
                "[{metric: l_infinity, profile: nannyml, features: [age]}] ~ l_infinity fits [plan]",
                "[{metric: psi, features: [agee]}] ~ statistics[0].features[0] must be a monitored feature or output, got 'agee'; the nearest is age",
                "[{metric: mean, features: [prediction.class]}] ~ must be a feature that mean applies to",
                "[{metric: psi, features: []}] ~ statistics[0].features must name at least one feature",
                "[{metric: psi, features: [age, age]}] ~ statistics[0].features[1] must stand once",
                "[{metric: psi, threshold: -1}] ~ statistics[0].threshold must be at least 0, got -1",
                "[{metric: psi, decides: maybe}] ~ statistics[0].decides must be true or false, got 'maybe'",
                "[psi, {metric: psi, features: [age]}] ~ statistics[1] must be the only psi of a feature",
            })
    void namesTheMistake(String statistics, String message) {
        DocumentException mistake =
                catchThrowableOfType(DocumentException.class, () -> read(statistics));
        assertThat(mistake).as(statistics).isNotNull().hasMessageContaining(message);
        assertThat(mistake.line()).isEqualTo(7);
    }

    @Test
    void theLabelsMayBeNamedWhereTheyAreJoined() {
        String labelled = MONITOR + "label: {column: y}\nstatistics: ";
        Monitor monitor =
                MonitorDocument.readText(
                        labelled + "[{metric: psi, decides: true, features: [target, age]}]",
                        "monitor.yaml",
                        Map.of());
        assertThat(monitor.options().statistics())
                .containsExactly(
                        new StatisticSpec(
                                "psi", "plumbline", null, true, List.of("target", "age")));
        assertThatThrownBy(
                        () ->
                                MonitorDocument.readText(
                                        labelled + "[{metric: wasserstein, features: [target]}]",
                                        "monitor.yaml",
                                        Map.of()))
                .hasMessageContaining(
                        "must be a feature that wasserstein applies to, got 'target'; for categorical features there are");
        assertThatThrownBy(() -> read("[{metric: psi, features: [target]}]"))
                .hasMessageContaining(
                        "the labels are none where they are not joined, got 'target'; add label: {column: ...}, or remove it");
    }

    @Test
    void aFeatureOfTheLabelsNameTakesPrecedence() {
        String named =
                MONITOR.replace("age: numeric", "target: numeric")
                        + "label: {column: y}\nstatistics: [{metric: wasserstein, features: [target]}]";
        assertThat(MonitorDocument.readText(named, "monitor.yaml", Map.of()).options().statistics())
                .hasSize(1);
    }

    @Test
    void anyFeatureMayBeNamedWhereTheBaselineListsThem() {
        String open = MONITOR.replaceFirst("features: .*\n", "");
        Monitor monitor =
                MonitorDocument.readText(
                        open + "statistics: [{metric: psi, features: [income]}]",
                        "monitor.yaml",
                        Map.of());
        assertThat(monitor.options().statistics().get(0).covers("income")).isTrue();
        assertThat(monitor.options().statistics().get(0).covers("age")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(NamedProfile.class)
    void schemaNamesTheStatisticsOfTheProfile(NamedProfile profile) throws Exception {
        JsonNode schema =
                new ObjectMapper()
                        .readTree(
                                Files.readString(Path.of("../../docs/schema/monitor.schema.json")));
        List<String> listed = new ArrayList<>();
        JsonNode names = schema.at("/$defs/statistic/enum");
        for (JsonNode branch : schema.at("/$defs/detailedStatistic/allOf")) {
            if (branch.at("/if/properties/profile/const").asText().equals(profile.text())) {
                names = branch.at("/then/properties/metric/enum");
            }
        }
        names.forEach(name -> listed.add(name.asText()));
        assertThat(listed)
                .containsExactlyElementsOf(
                        profile.statistics().stream().map(Statistic::text).toList());
    }
}
