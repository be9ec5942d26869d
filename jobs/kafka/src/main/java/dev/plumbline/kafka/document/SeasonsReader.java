package dev.plumbline.kafka.document;

import dev.plumbline.core.baseline.CoarseCells;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads what {@link SeasonsWriter} wrote. */
final class SeasonsReader {
    private static final String WAY_OUT = "build the baseline again";

    private SeasonsReader() {}

    /** Reads which seasons belong to a baseline; what they hold is read apart. */
    static SeasonsReference reference(DocumentValue value) {
        DocumentSection section = value.section("buckets", "timezone", "sha256");
        return new SeasonsReference(calendar(section), field(section, "sha256").name(), null);
    }

    static Seasons content(DocumentValue document) {
        DocumentSection root =
                document.section(
                        "format",
                        "sha256",
                        "model",
                        "modelVersion",
                        "buckets",
                        "timezone",
                        "rows",
                        "slots");
        HourOfWeek calendar = calendar(root);
        List<SeasonalSlot> slots = new ArrayList<>();
        for (DocumentValue item : field(root, "slots").list()) {
            slots.add(slot(item, calendar.buckets()));
        }
        return new Seasons(calendar, field(root, "rows").counts(calendar.buckets()), slots);
    }

    private static HourOfWeek calendar(DocumentSection section) {
        DocumentValue buckets = field(section, "buckets");
        try {
            return new HourOfWeek(
                    buckets.smallWhole(1), SeasonSpecReader.zone(field(section, "timezone")));
        } catch (IllegalArgumentException unknown) {
            throw buckets.problem("must be 48 or 168", WAY_OUT);
        }
    }

    private static SeasonalSlot slot(DocumentValue item, int buckets) {
        DocumentSection section = item.section("name", "dependence", "groups", "counts");
        List<SeasonalSlot.Span> spans = new ArrayList<>();
        for (DocumentValue span : field(section, "dependence").list()) {
            spans.add(span(span));
        }
        DocumentValue groups = field(section, "groups");
        int size = groups.smallWhole(1);
        if (size > CoarseCells.MOST || spans.isEmpty()) {
            throw groups.problem(
                    "must be at most %d, with a dependence".formatted(CoarseCells.MOST), WAY_OUT);
        }
        DocumentValue counts = field(section, "counts");
        try {
            return SeasonalSlot.readCounts(
                    field(section, "name").text(),
                    buckets,
                    size,
                    spans,
                    Base64.getDecoder().decode(counts.text()));
        } catch (IllegalArgumentException broken) {
            throw counts.problem("must hold: " + broken.getMessage(), WAY_OUT);
        }
    }

    private static SeasonalSlot.Span span(DocumentValue item) {
        DocumentSection section = item.section("span", "lambda", "blockRows", "blocks");
        DocumentValue span = field(section, "span");
        try {
            return new SeasonalSlot.Span(
                    Duration.parse(span.text()).toMillis(),
                    new Dependence(
                            field(section, "lambda").anyNumber(),
                            field(section, "blockRows").anyNumber(),
                            field(section, "blocks").smallWhole(0)));
        } catch (DateTimeException malformed) {
            throw span.problem("must be an ISO-8601 duration", WAY_OUT);
        }
    }

    private static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, "`plumbline baseline build` does; " + WAY_OUT);
    }
}
