package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.kafka.document.DocumentException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistyped key is answered with the nearest one, however deep it stands. */
class NestedKeysTest {
    private static final String CREDIT =
            """
            model: credit
            task: binary
            time: {column: at, format: iso}
            prediction: {score: p, class: c, classes: ["no", "yes"]}
            label: {column: y, delay: P1D, horizon: P2D, judgeAfter: P1D}
            features: {sex: {type: categorical, nullable: false}, age: {min: 18}}
            windows: [{span: P1D, alignTo: 2024-01-01}]
            segments: [{feature: sex}, {feature: age, ranges: [40]}]
            sensitivity: {minRows: 30}
            performance: [{metric: f1, enter: 1.5}]
            alerts: {enterAfter: 2}
            retraining: {mode: request, cooldown: P28D, trainOn: P42D}
            statistics: [{metric: psi, threshold: 0.2}]
            seasons: {buckets: 168, timezone: UTC}
            quality: {duplicates: 0.01}
            slices: {worst: 3}
            lifetime: {alpha: 0.05, tolerance: 0.1}
            cost: {fp: 1, fn: 10}
            estimates: {decide: true}
            coverage: {atLeast: 0.5}
            detectors: [{method: adwin, settings: {delta: 0.01}}]
            fairness: {protected: [sex], reference: {sex: m}, limits: {disparate_impact: 0.8}}
            """;

    @ParameterizedTest
    @CsvSource({
        "3, column, colum",
        "3, format, fromat",
        "4, score, scroe",
        "4, class:, clas:",
        "5, horizon, horison",
        "6, nullable, nulable",
        "6, min:, minn:",
        "7, span, spann",
        "7, alignTo, allignTo",
        "8, feature: sex, featur: sex",
        "8, ranges, range",
        "9, minRows, minrow",
        "10, metric, metrik",
        "10, enter, entr",
        "11, enterAfter, enterafter",
        "12, cooldown, coldown",
        "13, threshold, treshold",
        "14, timezone, timzone",
        "14, buckets, bucket",
        "15, duplicates, duplicate",
        "16, worst, wurst",
        "17, alpha, alfa",
        "17, tolerance, tolerence",
        "18, fp, pf",
        "19, decide, decides",
        "20, atLeast, atleast",
        "21, method, methode",
        "21, delta, detla",
        "22, protected, protcted",
        "22, reference: {sex, reference: {sx",
        "22, disparate_impact, disparate_impakt",
    })
    void areAnsweredWithTheNearest(int line, String key, String typed) {
        assertThat(CREDIT.lines().toList().get(line - 1)).contains(key);
        MonitorDocument.readText(CREDIT, "monitor.yaml", Map.of());
        String[] lines = CREDIT.split("\n");
        lines[line - 1] = lines[line - 1].replace(key, typed);
        DocumentException mistake =
                catchThrowableOfType(
                        DocumentException.class,
                        () ->
                                MonitorDocument.readText(
                                        String.join("\n", lines), "monitor.yaml", Map.of()));
        assertThat(mistake).as(lines[line - 1]).isNotNull();
        assertThat(mistake)
                .hasMessageStartingWith("monitor.yaml:%d: a key of ".formatted(line))
                .hasMessageEndingWith("; the nearest is '%s'".formatted(name(key)));
    }

    private static String name(String key) {
        return key.replaceAll("^reference: .|: .*$|:$", "");
    }
}
