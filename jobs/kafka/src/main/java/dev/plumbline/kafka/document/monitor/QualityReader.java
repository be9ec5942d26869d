package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.QualitySpec;
import dev.plumbline.kafka.document.ClockSpan;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import java.time.Duration;
import java.util.Optional;

/** Reads what a window's arrival is held to. */
final class QualityReader {
    private final DocumentSection root;

    QualityReader(DocumentSection root) {
        this.root = root;
    }

    QualitySpec quality() {
        return root.optional("quality").map(this::quality).orElse(QualitySpec.DEFAULT);
    }

    private QualitySpec quality(DocumentValue value) {
        DocumentSection section = value.section("duplicates", "freshness", "rows");
        boolean byRows = root.optional("time").filter(DocumentValue::isScalar).isPresent();
        if (byRows) {
            String because = "when time is rows, for rows then tell no time";
            section.refuse("freshness", because, "remove it, or give time a column");
            section.refuse("rows", because, "remove it, or give time a column");
        }
        Optional<DocumentSection> rows =
                section.optional("rows").map(range -> range.section("atLeast", "atMost"));
        Double fewest =
                rows.flatMap(range -> range.optional("atLeast")).map(this::multiple).orElse(null);
        Double most =
                rows.flatMap(range -> range.optional("atMost")).map(this::multiple).orElse(null);
        if (rows.isPresent() && fewest == null && most == null) {
            throw section.required("rows", "")
                    .problem(
                            "must have atLeast, atMost or both", "write {atLeast: 0.5, atMost: 2}");
        }
        if (fewest != null && most != null && fewest > most) {
            throw section.required("rows", "")
                    .problem("must have atLeast at most atMost", "exchange the two");
        }
        return new QualitySpec(
                section.optional("duplicates")
                        .map(
                                share ->
                                        share.number(
                                                "must be a share from 0 to 1",
                                                given -> given >= 0 && given <= 1))
                        .orElse(QualitySpec.DEFAULT.duplicates()),
                section.optional("freshness").map(QualityReader::freshness).orElse(null),
                fewest,
                most);
    }

    private Double multiple(DocumentValue value) {
        return value.number("must be at least 0", given -> given >= 0);
    }

    private static Duration freshness(DocumentValue value) {
        return ClockSpan.read(value, Clock.TIME);
    }
}
