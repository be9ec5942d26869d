package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.FaultKind;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.SeasonalSlot;
import dev.plumbline.core.baseline.Seasons;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

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
        held(seasons);
        if (!seasons.segments().isEmpty()) {
            out.writeArrayFieldStart("segments");
            for (Map.Entry<String, Seasons> segment : seasons.segments().entrySet()) {
                out.writeStartObject();
                out.writeStringField("segment", segment.getKey());
                held(segment.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    private void held(Seasons seasons) throws IOException {
        JsonText.counts(out, "rows", seasons.rows());
        out.writeArrayFieldStart("slots");
        for (SeasonalSlot slot : seasons.slots()) {
            slot(slot);
        }
        out.writeEndArray();
        if (seasons.target() != null) {
            out.writeFieldName("target");
            slot(seasons.target());
        }
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
            if (!Double.isNaN(span.faultLambda())) {
                JsonText.number(out, "faultLambda", span.faultLambda());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        faults(slot);
        out.writeNumberField("groups", slot.counts()[0].length);
        BinaryWriter counts = new BinaryWriter(1 << 12);
        slot.writeCounts(counts);
        out.writeStringField("counts", Base64.getEncoder().encodeToString(counts.toByteArray()));
        out.writeEndObject();
    }

    /** Writes rows without a proper value; the missing ones are packed with the counts. */
    private void faults(SeasonalSlot slot) throws IOException {
        if (slot.faults().size() > 1) {
            out.writeObjectFieldStart("faults");
            for (Map.Entry<FaultKind, long[]> kind : slot.faults().entrySet()) {
                if (kind.getKey() != FaultKind.MISSING) {
                    JsonText.counts(out, kind.getKey().text(), kind.getValue());
                }
            }
            out.writeEndObject();
        }
    }
}
