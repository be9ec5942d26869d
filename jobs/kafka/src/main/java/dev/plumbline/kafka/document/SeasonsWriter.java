package dev.plumbline.kafka.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.profile.BinaryWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;

/** Writes what {@link SeasonsReader} reads, into an object that is already open. */
final class SeasonsWriter {
    private final JsonGenerator out;

    SeasonsWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes which seasons belong to a baseline. */
    void reference(SeasonsReference seasons) throws IOException {
        out.writeObjectFieldStart("seasons");
        calendar(seasons.calendar());
        out.writeStringField("sha256", seasons.sha256());
        out.writeEndObject();
    }

    void content(Seasons seasons) throws IOException {
        calendar(seasons.calendar());
        JsonText.counts(out, "rows", seasons.rows());
        out.writeArrayFieldStart("slots");
        for (SeasonalSlot slot : seasons.slots()) {
            slot(slot);
        }
        out.writeEndArray();
    }

    private void calendar(HourOfWeek calendar) throws IOException {
        out.writeNumberField("buckets", calendar.buckets());
        out.writeStringField("timezone", calendar.zone().getId());
    }

    private void slot(SeasonalSlot slot) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", slot.name());
        out.writeArrayFieldStart("dependence");
        for (SeasonalSlot.Span span : slot.spans()) {
            out.writeStartObject();
            out.writeStringField("span", Duration.ofMillis(span.millis()).toString());
            JsonText.number(out, "lambda", span.dependence().lambda());
            JsonText.number(out, "blockRows", span.dependence().blockRows());
            out.writeNumberField("blocks", span.dependence().blocks());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("groups", slot.counts()[0].length);
        BinaryWriter counts = new BinaryWriter(1 << 12);
        slot.writeCounts(counts);
        out.writeStringField("counts", Base64.getEncoder().encodeToString(counts.toByteArray()));
        out.writeEndObject();
    }
}
