package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.FeatureType;
import dev.plumbline.core.monitor.FeatureSpec;
import dev.plumbline.core.monitor.LabelSpec;
import dev.plumbline.core.monitor.PredictionColumns;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a monitor looks at: features and windows. */
final class SlicesReader {
    private final DocumentSection root;
    private final Clock clock;

    SlicesReader(DocumentSection root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    List<FeatureSpec> features(PredictionColumns prediction, LabelSpec label) {
        if (!root.has("features")) {
            return List.of();
        }
        DocumentValue value = root.required("features", "");
        DocumentSection section = value.freeSection();
        if (section.keys().isEmpty()) {
            throw value.problem(
                    "must name at least one feature",
                    "remove the key to monitor all that the baseline has");
        }
        List<FeatureSpec> features = new ArrayList<>();
        for (String name : section.keys()) {
            DocumentValue declared = section.required(name, "");
            if (label != null && label.columns().contains(name)) {
                throw declared.problem(
                        "must not be the label's column", "remove it; the label is no feature");
            }
            if (prediction.columns().contains(name)) {
                throw declared.problem(
                        "must not be a prediction's column",
                        "remove it; predictions are monitored anyway");
            }
            features.add(feature(name, declared));
        }
        return features;
    }

    private static FeatureSpec feature(String name, DocumentValue declared) {
        if (declared.isScalar()) {
            return new FeatureSpec(name, declared.oneOf(FeatureType.class), 1);
        }
        return new ContractReader(name, declared).feature();
    }

    List<WindowSpec> windows() {
        DocumentValue value = root.required("windows", "windows: [{span: PT1H}]");
        List<WindowSpec> windows = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (DocumentValue item : value.list()) {
            WindowSpec window = window(item);
            if (!names.add(window.granularity())) {
                throw item.problem(
                        "must be another window than those before it, here " + names,
                        "remove one of the two");
            }
            windows.add(window);
        }
        if (windows.isEmpty()) {
            throw value.problem("must have at least one window", "write it as [{span: PT1H}]");
        }
        return windows;
    }

    private WindowSpec window(DocumentValue item) {
        DocumentSection section = item.section("span", "rows", "alignTo");
        if (section.has("rows")) {
            section.refuse("span", "beside rows", "make two windows of it, one item each");
            section.refuse("alignTo", "beside rows", "remove it; it aligns spans");
            return WindowSpec.ofRows(section.required("rows", "").whole(1));
        }
        if (clock == Clock.ROWS) {
            section.refuse(
                    "span",
                    "when time is rows",
                    "write {rows: 5000}, or give time a column to count spans by");
        }
        DocumentValue span = section.required("span", "{span: PT1H}, or {rows: 5000}");
        Duration length = ClockSpan.read(span, clock);
        if (length.isZero()) {
            throw span.problem("must be longer than zero", "write it as PT1H or P7D");
        }
        Instant alignTo = section.optional("alignTo").map(ClockSpan::point).orElse(Instant.EPOCH);
        return WindowSpec.ofSpan(length, alignTo);
    }
}
