package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.core.fairness.FairnessMetric;
import dev.plumbline.core.monitor.FairnessSpec;
import dev.plumbline.core.monitor.FairnessSpec.Reference;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.DocumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairnessDocumentTest {
    private static final String LOANS =
            """
            model: loans
            task: binary
            time: {column: at}
            prediction: {score: p, class: approved, classes: ["no", "yes"]}
            label: {column: repaid, delay: P30D}
            features: {sex: categorical, race: categorical, country: categorical, age: numeric}
            windows: [{span: P7D}]
            segments:
              - sex
              - {feature: age, ranges: [25, 60]}
              - [sex, race]
              - country=DE
            """;

    @Test
    void nothingIsComparedUnlessAskedFor() {
        assertThat(read("").options().fairness()).isNull();
    }

    @Test
    void readsTheLeastThatWorks() {
        Monitor monitor = read("fairness: {protected: [sex]}\n");
        assertThat(monitor.options().fairness())
                .isEqualTo(
                        new FairnessSpec(
                                List.of("sex"), Reference.LARGEST, Map.of(), null, Map.of()));
        assertThat(again(monitor)).isEqualTo(monitor);
    }

    @Test
    void readsReferencesFavourableClassAndLimits() {
        Monitor monitor =
                read(
                        """
                        fairness:
                          protected: [sex, age, race & sex]
                          reference: {sex: male, age: "[25,60)"}
                          favourable: "no"
                          limits: {disparate_impact: 0.8, equalized_odds_difference: 0.1}
                        """);
        assertThat(monitor.options().fairness())
                .isEqualTo(
                        new FairnessSpec(
                                List.of("sex", "age", "race & sex"),
                                Reference.LARGEST,
                                Map.of("sex", "male", "age", "[25,60)"),
                                "no",
                                Map.of(
                                        FairnessMetric.DISPARATE_IMPACT,
                                        0.8,
                                        FairnessMetric.EQUALIZED_ODDS_DIFFERENCE,
                                        0.1)));
        assertThat(again(monitor)).isEqualTo(monitor);
        Monitor highest = read("fairness: {protected: [sex], reference: highest}\n");
        assertThat(highest.options().fairness().reference()).isEqualTo(Reference.HIGHEST);
        assertThat(again(highest)).isEqualTo(highest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{} ~ fairness.protected must be given, got nothing; write it as protected: [sex]",
                "{protected: []} ~ fairness.protected must name 1 to 10 features",
                "{protected: [sx]} ~ fairness.protected[0] must be a feature, or two joined by ' & ', whose segments the monitor declares, got 'sx'; the nearest is 'sex'",
                "{protected: [race]} ~ fairness.protected[0] must be a feature, or two joined by ' & ', whose segments the monitor declares, got 'race'",
                "{protected: [sex & rac]} ~ the nearest is 'sex & race'",
                "{protected: [sex, sex]} ~ fairness.protected[1] must stand once",
                "{protected: [sex & race, race & sex]} ~ fairness.protected[1] must stand once",
                "{protected: [country]} ~ fairness.protected[0] must have at least two segments to compare, and only country=DE is declared, got 'country'; declare another, or 'country' for every category",
                "{protected: [sex], referense: largest} ~ a key of fairness must be one of protected, reference, favourable, limits, got 'referense'; the nearest is 'reference'",
                "{protected: [sex], reference: lowest} ~ fairness.reference must be one of largest, highest, got 'lowest'",
                "{protected: [sex], reference: {age: <25}} ~ a key of fairness.reference must be one of sex, got 'age'",
                "{protected: [sex], favourable: yess} ~ fairness.favourable must be one of the classes [no, yes], got 'yess'; the nearest is 'yes'",
                "{protected: [sex], limits: {impact: 1}} ~ a key of fairness.limits must be one of selection_rate_difference, disparate_impact, true_positive_rate_difference, false_positive_rate_difference, equalized_odds_difference, got 'impact'",
                "{protected: [sex], limits: {disparate_impact: 80}} ~ fairness.limits.disparate_impact must be a ratio above 0 and at most 1, such as 0.8, got 80",
                "{protected: [sex], limits: {selection_rate_difference: -0.1}} ~ fairness.limits.selection_rate_difference must be a difference from 0 to 1, such as 0.1, got -0.1",
            })
    void namesTheMistakeWithItsLine(String fairness, String message) {
        assertMistake(LOANS + "fairness: " + fairness, 13, message);
    }

    @Test
    void refusesWhatTheModelCannotHave() {
        assertMistake(
                LOANS.replaceFirst("label: .*\n", "")
                        + "fairness: {protected: [sex], limits: {equalized_odds_difference: 0.1}}",
                12,
                "fairness.limits.equalized_odds_difference must not be given without labels");
        assertMistake(
                LOANS.replaceFirst("segments:\n( .*\n)+", "") + "fairness: {protected: [sex]}",
                8,
                "got 'sex'; add segments: [sex]");
        assertMistake(
                LOANS + "  - {feature: age, ranges: [40]}\nfairness: {protected: [age]}",
                14,
                "fairness.protected[0] must be cut into ranges in one way only");
        assertMistake(
                LOANS.replaceFirst("task: binary", "task: multiclass")
                                .replace("score: p, ", "")
                                .replace("\"yes\"]", "\"yes\", \"maybe\"]")
                        + "fairness: {protected: [sex]}",
                13,
                "fairness.favourable must be given for 3 classes, got nothing; name the one that people hope for, of [no, yes, maybe]");
        assertMistake(
                LOANS.replaceFirst("task: binary", "task: regression")
                                .replaceFirst("prediction: .*", "prediction: {value: p}")
                        + "fairness: {protected: [sex]}",
                13,
                "fairness must not be given when the task is regression, for it compares decisions for a class");
    }

    @Test
    void listedCategoriesAreComparedWithEachOther() {
        Monitor monitor = read("  - country=FR\nfairness: {protected: [country]}");
        assertThat(monitor.options().fairness().features()).containsExactly("country");
    }

    private static void assertMistake(String text, int line, String message) {
        DocumentException mistake =
                catchThrowableOfType(
                        DocumentException.class,
                        () -> MonitorDocument.readText(text, "monitor.yaml"));
        assertThat(mistake).as(text).isNotNull();
        assertThat(mistake).hasMessageContaining(message);
        assertThat(mistake.line()).isEqualTo(line);
    }

    private static Monitor again(Monitor monitor) {
        return MonitorDocument.readText(MonitorDocument.toJson(monitor), "again");
    }

    private static Monitor read(String more) {
        return MonitorDocument.readText(LOANS + more, "monitor.yaml");
    }
}
