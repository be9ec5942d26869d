package dev.plumbline.kafka.document.monitor;

import dev.plumbline.core.model.Clock;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.kafka.document.DocumentSection;
import dev.plumbline.kafka.document.DocumentValue;
import dev.plumbline.kafka.document.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** Reads how a monitor tells the hours of a week apart. */
public final class SeasonSpecReader {
    private static final String WHOLE = "hour-of-week";

    private static final ZoneId UTC = ZoneId.of("UTC");

    private SeasonSpecReader() {}

    /** Reads {@code hour-of-week}, or its buckets and time zone. */
    public static SeasonSpec read(DocumentValue value, Clock clock) {
        if (clock != Clock.TIME) {
            throw value.problem(
                    "must be left out under time: rows, for a row number has no hour",
                    "name the column that holds the time, or remove it");
        }
        if (value.isScalar()) {
            if (!value.text().equals(WHOLE)) {
                throw value.problem(
                        "must be hour-of-week, or {buckets: 48, timezone: Europe/Berlin}"
                                + NearestName.offer(value.text(), List.of(WHOLE)),
                        "write one of the two");
            }
            return new SeasonSpec(SeasonSpec.BY_SPAN, UTC);
        }
        DocumentSection section = value.section("buckets", "timezone");
        return new SeasonSpec(
                section.optional("buckets")
                        .map(SeasonSpecReader::buckets)
                        .orElse(SeasonSpec.BY_SPAN),
                section.optional("timezone").map(SeasonSpecReader::zone).orElse(UTC));
    }

    private static int buckets(DocumentValue value) {
        int buckets = value.smallWhole(1);
        if (buckets != 48 && buckets != 168) {
            throw value.problem(
                    "must be 48 (hour of the day, weekends apart) or 168 (hour of the week)",
                    "leave it out to have 168 from eight weeks of evaluation rows on, and 48 below");
        }
        return buckets;
    }

    /** Reads the name of a time zone. */
    public static ZoneId zone(DocumentValue value) {
        try {
            return ZoneId.of(value.name());
        } catch (DateTimeException unknown) {
            throw value.problem(
                    "must be the name of a time zone, such as Europe/Berlin or UTC",
                    "write it as the IANA time zone database does"
                            + NearestName.offer(
                                    value.name(), new TreeSet<>(ZoneId.getAvailableZoneIds())));
        }
    }
}
