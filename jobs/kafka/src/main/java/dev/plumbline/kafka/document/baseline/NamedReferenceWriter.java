package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.ChunkThreshold;
import dev.plumbline.core.baseline.NamedCells;
import dev.plumbline.core.baseline.NamedReference;
import dev.plumbline.core.profile.CellKind;
import dev.plumbline.core.profile.CompanionBins;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.Arrays;

/** Writes what {@link NamedReferenceReader} reads; nothing where no named profile was asked for. */
final class NamedReferenceWriter {
    private final JsonGenerator out;

    NamedReferenceWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(NamedReference named) throws IOException {
        if (named.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("named");
        out.writeArrayFieldStart("cells");
        for (NamedCells cells : named.cells()) {
            cells(cells);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("thresholds");
        for (ChunkThreshold threshold : named.thresholds()) {
            out.writeStartObject();
            out.writeStringField("feature", threshold.feature());
            out.writeStringField("metric", threshold.measurement());
            JsonText.number(out, "value", threshold.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void cells(NamedCells cells) throws IOException {
        CompanionBins bins = cells.counts().bins();
        long[] counts = cells.counts().counts();
        out.writeStartObject();
        out.writeStringField("feature", cells.feature());
        out.writeStringField("kind", JsonText.lower(cells.kind()));
        if (cells.kind() == CellKind.VALUES) {
            JsonText.numbers(out, "values", bins.known());
            JsonText.counts(
                    out,
                    "counts",
                    Arrays.stream(bins.known())
                            .mapToLong(value -> counts[bins.cellOf(value)])
                            .toArray());
        } else {
            JsonText.number(out, "min", bins.known()[0]);
            JsonText.number(out, "max", bins.known()[1]);
            JsonText.counts(out, "counts", Arrays.copyOfRange(counts, 1, counts.length - 1));
        }
        out.writeEndObject();
    }
}
