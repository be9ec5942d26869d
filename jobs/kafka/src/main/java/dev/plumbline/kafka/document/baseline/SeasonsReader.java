package dev.plumbline.kafka.document.baseline;

import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.evaluation.CoarseCells;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.monitor.SeasonSpecReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what {@link SeasonsWriter} wrote. */
final class SeasonsReader {
    private static final String WAY_OUT = "build the baseline again";

    /** The missing are packed with the counts. */
    private static final Set<FaultKind> OTHERS =
            EnumSet.complementOf(EnumSet.of(FaultKind.MISSING));

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
                        "slots",
                        "target",
                        "segments");
        HourOfWeek calendar = calendar(root);
        SortedMap<String, Seasons> segments = new TreeMap<>();
        if (root.optional("segments").isPresent()) {
            for (DocumentValue item : field(root, "segments").list()) {
                DocumentSection segment = item.section("segment", "rows", "slots", "target");
                String name = field(segment, "segment").text();
                segments.put(name, held(segment, calendar, new TreeMap<>()));
            }
        }
        return held(root, calendar, segments);
    }

    private static Seasons held(
            DocumentSection section, HourOfWeek calendar, SortedMap<String, Seasons> segments) {
        int buckets = calendar.buckets();
        List<SeasonalSlot> slots = new ArrayList<>();
        for (DocumentValue item : field(section, "slots").list()) {
            slots.add(slot(item, buckets));
        }
        return new Seasons(
                calendar,
                field(section, "rows").counts(buckets),
                slots,
                section.optional("target").map(item -> slot(item, buckets)).orElse(null),
                segments);
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
        DocumentSection section = item.section("name", "dependence", "faults", "groups", "counts");
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
                    section.optional("faults")
                            .map(value -> faults(value, buckets))
                            .orElse(new TreeMap<>()),
                    spans,
                    Base64.getDecoder().decode(counts.text()));
        } catch (IllegalArgumentException broken) {
            throw counts.problem("must hold: " + broken.getMessage(), WAY_OUT);
        }
    }

    private static SortedMap<FaultKind, long[]> faults(DocumentValue value, int buckets) {
        DocumentSection section =
                value.section(OTHERS.stream().map(FaultKind::text).toArray(String[]::new));
        SortedMap<FaultKind, long[]> faults = new TreeMap<>();
        for (FaultKind kind : OTHERS) {
            section.optional(kind.text()).ifPresent(held -> faults.put(kind, held.counts(buckets)));
        }
        return faults;
    }

    private static SeasonalSlot.Span span(DocumentValue item) {
        DocumentSection section =
                item.section("span", "lambda", "blockRows", "blocks", "faultLambda");
        DocumentValue span = field(section, "span");
        try {
            return new SeasonalSlot.Span(
                    Duration.parse(span.text()).toMillis(),
                    new Dependence(
                            field(section, "lambda").anyNumber(),
                            field(section, "blockRows").anyNumber(),
                            field(section, "blocks").smallWhole(0)),
                    section.optional("faultLambda")
                            .map(lambda -> lambda.number("must be at least 1", given -> given >= 1))
                            .orElse(Double.NaN));
        } catch (DateTimeException malformed) {
            throw span.problem("must be an ISO-8601 duration", WAY_OUT);
        }
    }

    private static DocumentValue field(DocumentSection section, String key) {
        return section.required(key, "`plumbline baseline build` does; " + WAY_OUT);
    }
}
