package dev.plumbline.kafka.document.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.kafka.document.DocumentException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is named with its line, what must hold, what was found and the way out. */
class MonitorDocumentErrorsTest {
    private static final String REGRESSION =
            """
            model: bike-demand
            version: "1"
            task: regression
            time: {column: timestamp, format: iso}
            prediction: {value: prediction}
            label: {column: cnt, delay: P1D, horizon: P2D, judgeAfter: P1D}
            features:
              temp: numeric
              weathersit: {type: categorical, importance: 2}
            windows:
              - {span: P7D, alignTo: 2012-01-01}
              - {rows: 5000}
            segments: [weathersit]
            sensitivity: {falseEpisodesPerMonth: 1, effectFloor: 0.1, rateFloor: 0.05, minRows: 50}
            performance:
              - {metric: rmse, enter: 1.5, exit: 1.25, windows: 2}
            alerts: {enterAfter: 1, exitAfter: 1}
            retraining: {mode: request, cooldown: P28D, trainOn: P42D}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // unknown keys
                "windows: ~ windos: ~ 10 ~ a key must be one of model, version, task, time, prediction, label, features, windows, segments, sensitivity, performance, alerts, retraining, statistics, seasons, quality, slices, lifetime, cost, estimates, coverage, multivariate, detectors, fairness, got 'windos'; the nearest is 'windows'",
                "judgeAfter ~ judgAfter ~ 6 ~ a key of label must be one of column, time, delay, horizon, judgeAfter, got 'judgAfter'; the nearest is 'judgeAfter'",
                "metric: ~ Metrik: ~ 16 ~ a key of performance[0] must be one of metric, enter, exit, windows, got 'Metrik'; the nearest is 'metric'",
                // missing keys
                "model: bike-demand ~ ~ 2 ~ model must be given, got nothing; write it as model: bike-demand",
                "column: cnt, ~ ~ 6 ~ label.column must be given, got nothing",
                "{value: prediction} ~ {} ~ 5 ~ prediction.value must be given, got nothing; write it as {value: prediction}",
                "{span: P7D, alignTo: 2012-01-01} ~ {alignTo: 2012-01-01} ~ 11 ~ windows[0].span must be given",
                "enter: 1.5, ~ ~ 16 ~ performance[0].enter must be given",
                // wrong types and values
                "task: regression ~ task: regresion ~ 3 ~ task must be one of binary, multiclass, regression, got 'regresion'; the nearest is regression",
                "model: bike-demand ~ model: [bike] ~ 1 ~ model must be a text, got a list of 1; quote it",
                "model: bike-demand ~ model: a|b ~ 1 ~ model must not contain |",
                "model: bike-demand ~ model: ~ 1 ~ model must be a text, got nothing; give a value or remove the key",
                "model: bike-demand ~ model: ' ' ~ 1 ~ model must not be blank",
                "rows: 5000 ~ rows: many ~ 12 ~ windows[1].rows must be a whole number of at least 1, got 'many'",
                "rows: 5000 ~ rows: 0 ~ 12 ~ windows[1].rows must be a whole number of at least 1, got 0",
                "rows: 5000 ~ rows: 2.5 ~ 12 ~ windows[1].rows must be a whole number of at least 1, got 2.5",
                "rows: 5000 ~ rows: 99999999999999999999 ~ 12 ~ windows[1].rows must be a whole number",
                "enter: 1.5 ~ enter: '1.5' ~ 16 ~ performance[0].enter must be a number, got '1.5'; write digits, without quotes or unit",
                "enter: 1.5 ~ enter: 1e999 ~ 16 ~ performance[0].enter must be a finite number",
                "span: P7D ~ span: 1 week ~ 11 ~ windows[0].span must be an ISO-8601 duration of days, hours, minutes and seconds, got '1 week'; write PT5M",
                "span: P7D ~ span: PT0S ~ 11 ~ windows[0].span must be longer than zero",
                "span: P7D ~ span: PT-1H ~ 11 ~ windows[0].span must be a span of whole milliseconds from zero",
                "span: P7D ~ span: PT0.0001S ~ 11 ~ windows[0].span must be a span of whole milliseconds",
                "alignTo: 2012-01-01 ~ alignTo: Sunday ~ 11 ~ windows[0].alignTo must be an ISO-8601 date, or date and time, got 'Sunday'",
                "{column: timestamp, format: iso} ~ timestamp ~ 4 ~ time must be {column: ..., format: ...}, or rows, got 'timestamp'; write time: {column: timestamp}",
                "format: iso ~ format: yyyy-bb ~ 4 ~ time.format must be iso, epoch-millis, epoch-seconds or a pattern",
                "temp: numeric ~ temp: number ~ 8 ~ features.temp must be one of numeric, categorical, got 'number'; the nearest is numeric",
                "importance: 2 ~ importance: -1 ~ 9 ~ features.weathersit.importance must be at least 0, got -1",
                "effectFloor: 0.1 ~ effectFloor: -1 ~ 14 ~ sensitivity.effectFloor must be at least 0",
                "falseEpisodesPerMonth: 1 ~ falseEpisodesPerMonth: 0 ~ 14 ~ sensitivity.falseEpisodesPerMonth must be above 0",
                "rateFloor: 0.05 ~ rateFloor: 5 ~ 14 ~ sensitivity.rateFloor must be a share from 0 to 1, got 5",
                "minRows: 50 ~ minRows: 0 ~ 14 ~ sensitivity.minRows must be a whole number of at least 1",
                "minRows: 50 ~ minRows: 3000000000 ~ 14 ~ sensitivity.minRows must be at most 2147483647",
                "enterAfter: 1 ~ enterAfter: 0 ~ 17 ~ alerts.enterAfter must be a whole number of at least 1",
                "mode: request ~ mode: reqest ~ 18 ~ retraining.mode must be one of suggest, request, got 'reqest'; the nearest is request",
                "[weathersit] ~ weathersit ~ 13 ~ segments must be a list, got 'weathersit'",
                // contradictions
                "judgeAfter: P1D ~ judgeAfter: P3D ~ 6 ~ label.judgeAfter must be at most the horizon of P2D, got 'P3D'; lower it or raise the horizon",
                "horizon: P2D ~ horizon: PT1H ~ 6 ~ label.horizon must be at least the delay of P1D, got 'PT1H'",
                "{rows: 5000} ~ 5000 ~ 12 ~ windows[1] must be a mapping of keys to values, got 5000",
                "{rows: 5000} ~ {rows: 5000, span: P1D} ~ 12 ~ windows[1].span must not be given beside rows, got 'P1D'; make two windows of it",
                "{rows: 5000} ~ {span: PT168H} ~ 12 ~ windows[1] must be another window than those before it, here [P7D]",
                "value: prediction ~ 'value: p, score: p' ~ 5 ~ prediction.score must not be given when the task is regression, got 'p'; remove it, or set the task",
                "task: regression ~ task: binary ~ 5 ~ prediction.value must not be given when the task is binary",
                "metric: rmse ~ metric: roc_auc ~ 16 ~ performance[0].metric must be a metric of the task regression: ",
                "metric: rmse ~ metric: rsme ~ 16 ~ the nearest is rmse",
                "exit: 1.25 ~ exit: 1.75 ~ 16 ~ performance[0].exit must be a multiple from 1 to enter, here 1.5, got 1.75",
                "exit: 1.25 ~ exit: 0.9 ~ 16 ~ performance[0].exit must be a multiple from 1 to enter",
                "enter: 1.5 ~ enter: 1 ~ 16 ~ performance[0].enter must be a multiple above 1, got 1",
                "trainOn: P42D ~ trainOn: PT0S ~ 18 ~ retraining.trainOn must be longer than zero",
                "temp: numeric ~ cnt: numeric ~ 8 ~ features.cnt must not be the label's column",
                "temp: numeric ~ prediction: numeric ~ 8 ~ features.prediction must not be a prediction's column",
                "temp: numeric ~ weathersit: numeric ~ 9 ~ a key must stand once, got 'weathersit' again, first on line 8; remove one of the two",
                "segments: [weathersit] ~ segments: [temp] ~ 13 ~ segments[0] must be of a categorical feature, got 'temp'; write {feature: temp, ranges: [...]}, or declare it as temp: categorical",
                "segments: [weathersit] ~ segments: [weathersit=1 & wethersit=2] ~ 13 ~ segments[0] must be of a categorical feature, got 'weathersit=1 & wethersit=2'; the nearest feature is 'weathersit'",
                "segments: [weathersit] ~ segments: [weathersit=1 & weathersit=2] ~ 13 ~ segments[0] must be one condition, or two of different features that must both hold",
                "segments: [weathersit] ~ 'segments: [{feature: weathersit, ranges: [1]}]' ~ 13 ~ segments[0].feature must be of a numeric feature, got 'weathersit'; name it without ranges",
                "segments: [weathersit] ~ 'segments: [{feature: temp, ranges: [2, 1]}]' ~ 13 ~ segments[0].ranges must be in ascending order",
                "segments: [weathersit] ~ 'segments: [{feature: temp, range: [1]}]' ~ 13 ~ a key of segments[0] must be one of feature, category, ranges, got 'range'; the nearest is 'ranges'",
                "segments: [weathersit] ~ segments: [country] ~ 13 ~ segments[0] must be of a categorical feature, got 'country'; the nearest feature is",
                "segments: [weathersit] ~ 'segments: [weathersit, weathersit]' ~ 13 ~ segments[1] must stand once",
                "delay: P1D ~ delay: 100 rows ~ 6 ~ label.delay must be a span of time, because there is a time column, got '100 rows'; write it as P1D, or set time: rows",
                // detectors
                "segments: [weathersit] ~ detectors: adwin ~ 13 ~ detectors must be a list, got 'adwin'",
                "segments: [weathersit] ~ detectors: [adwinn] ~ 13 ~ detectors[0] must be a detector that reads errors of any size: adwin, hddm_a, hddm_w, page_hinkley, cusum, gma, kswin, got 'adwinn'; the nearest is adwin",
                "segments: [weathersit] ~ detectors: [ddm] ~ 13 ~ detectors[0] must be a detector that reads errors of any size",
                "segments: [weathersit] ~ 'detectors: [adwin, {method: adwin}]' ~ 13 ~ detectors[1] must be the only adwin of its profile",
                "segments: [weathersit] ~ 'detectors: [{profile: moa}]' ~ 13 ~ detectors[0].method must be given, got nothing",
                "segments: [weathersit] ~ 'detectors: [{method: gma, profile: mao}]' ~ 13 ~ detectors[0].profile must be one of calibrated, moa, got 'mao'; the nearest is moa",
                "segments: [weathersit] ~ 'detectors: [{method: adwin, settings: {dleta: 1}}]' ~ 13 ~ a key of detectors[0].settings must be one of delta, clock, buckets, shortest, grace, restart, falls, got 'dleta'; the nearest is 'delta'",
                "segments: [weathersit] ~ 'detectors: [{method: adwin, settings: {delta: 2}}]' ~ 13 ~ detectors[0].settings must fit each other and those of the profile: delta must be above 0 and below 1, got 2.0",
                "segments: [weathersit] ~ 'detectors: [{method: adwin, settings: {clock: 1.5}}]' ~ 13 ~ clock of adwin must be a whole number, got 1.5",
                // documents
                "version: ~ model: ~ 2 ~ a key must stand once, got 'model' again, first on line 1",
                "{rows: 5000} ~ {{rows: 5000}} ~ 12 ~ the document must be well-formed YAML, got: Expected a field name (Scalar value in YAML); check",
                "version: \"1\" ~ version: \"${VERSION}\" ~ 2 ~ ${VERSION} must be set in the environment, got nothing; export VERSION, or give a default as ${VERSION:default}",
                "version: \"1\" ~ version: \"${1}\" ~ 2 ~ a reference must read ${NAME} or ${NAME:default}",
            })
    void namesTheMistakeWithItsLine(String from, String to, int line, String message) {
        assertThat(REGRESSION).contains(from);
        String text = REGRESSION.replaceFirst(Pattern.quote(from), replacement(to));
        DocumentException mistake = catchThrowableOfType(DocumentException.class, () -> read(text));
        assertThat(mistake).as(text).isNotNull();
        assertThat(mistake).hasMessageStartingWith("monitor.yaml:" + line + ": ");
        assertThat(mistake).hasMessageContaining(message);
        assertThat(mistake.line()).isEqualTo(line);
    }

    @Test
    void refusesRulesWithoutLabels() {
        assertMistake(
                REGRESSION.replaceFirst("label: .*\n", ""),
                "monitor.yaml:15: performance must not be given without labels");
    }

    @Test
    void refusesRetrainingThatNothingAsksFor() {
        assertMistake(
                REGRESSION.replaceFirst("performance:\n.*\n", ""),
                "monitor.yaml:16: retraining must not be given without performance rules");
    }

    @Test
    void refusesTwoRulesForOneMetric() {
        assertMistake(
                REGRESSION.replace("alerts:", "  - {metric: rmse, enter: 2}\nalerts:"),
                "monitor.yaml:17: performance[1] must be the only rule for rmse");
    }

    @Test
    void refusesNoWindows() {
        assertMistake(
                REGRESSION.replaceFirst("windows:\n.*\n.*\n", "windows: []\n"),
                "monitor.yaml:10: windows must have at least one window, got []");
    }

    @Test
    void refusesAnEmptyFeatureList() {
        assertMistake(
                REGRESSION.replaceFirst("features:\n.*\n.*\n", "features: {}\n"),
                "monitor.yaml:7: features must name at least one feature, got {}");
    }

    @Test
    void refusesSpansOfTimeWhenTimeIsRows() {
        String rows = REGRESSION.replaceFirst("time: .*", "time: rows");
        assertMistake(rows, "monitor.yaml:6: label.delay must be a number of rows");
        assertMistake(
                rows.replaceFirst("label: .*", "label: {column: cnt}"),
                "monitor.yaml:11: windows[0].span must not be given when time is rows");
    }

    @Test
    void refusesClassificationWithoutItsColumns() {
        String start = "model: m\ntime: rows\nwindows: [{rows: 5}]\n";
        String binary = start + "task: binary\nprediction: ";
        assertMistake(binary + "{class: c, classes: [a, b]}", ":5: prediction.score must be given");
        assertMistake(binary + "{score: s, classes: [a, b]}", ":5: prediction.class must be given");
        assertMistake(binary + "{score: s, class: c}", ":5: prediction.classes must be given");
        assertMistake(
                binary + "{score: s, class: c, classes: [a, b, c]}",
                ":5: prediction.classes must be exactly two classes");
        assertMistake(
                binary + "{score: s, class: c, classes: [1, 1.0]}",
                ":5: prediction.classes must be at least two distinct classes");
        assertMistake(
                start + "task: multiclass\nprediction: {score: s, class: c, classes: [a, b]}",
                ":5: prediction.score must not be given when the task is multiclass");
    }

    @Test
    void refusesTextThatIsNoMapping() {
        assertMistake("", "monitor.yaml: the document must hold a mapping, got nothing");
        assertMistake("- a", "monitor.yaml:1: the document must be a mapping of keys to values");
        assertMistake(REGRESSION + "---\nmodel: b\n", "keep one document per file");
        assertMistake("model: [a", "monitor.yaml:1: the document must be well-formed YAML");
        assertMistake("{\"model\": \"a\"", "the document must be well-formed JSON");
    }

    @Test
    void refusesAnAlias() {
        assertMistake(
                "model: &name bike\nversion: *name\n",
                "monitor.yaml:2: values must be written out, got the alias *name");
    }

    @Test
    void showsOnlyTheBeginningOfALongText() {
        String words = "words that make no mapping \n".repeat(5000);
        assertThatThrownBy(() -> read(words))
                .hasMessageContaining("must be a mapping of keys to values, got 'words that make")
                .hasMessageEndingWith("...'; write it as {key: value}")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.toString()).hasSizeLessThan(250));
    }

    private static void assertMistake(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(message);
    }

    private static void read(String text) {
        MonitorDocument.readText(text, "monitor.yaml", Map.of());
    }

    private static String replacement(String to) {
        return java.util.regex.Matcher.quoteReplacement(to == null ? "" : to);
    }
}
