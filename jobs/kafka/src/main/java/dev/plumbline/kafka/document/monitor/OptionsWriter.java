package dev.plumbline.kafka.document.monitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.monitor.CoverageSpec;
import dev.plumbline.core.monitor.MonitorOptions;
import dev.plumbline.core.monitor.SeasonSpec;
import dev.plumbline.core.monitor.SliceSpec;
import dev.plumbline.core.performance.CostMatrix;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.Locale;

/** Writes what {@link OptionsReader} reads, into an object that is already open. */
final class OptionsWriter {
    private final JsonGenerator out;

    OptionsWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(MonitorOptions options) throws IOException {
        new StatisticsWriter(out).write(options.statistics());
        if (options.seasons() != null) {
            seasons(options.seasons());
        }
        new QualityWriter(out).write(options.quality());
        if (options.worstSlices() != null) {
            slices(options.worstSlices());
        }
        if (options.lifetime() != null) {
            out.writeObjectFieldStart("lifetime");
            out.writeNumberField("alpha", options.lifetime().alpha());
            out.writeNumberField("tolerance", options.lifetime().tolerance());
            out.writeEndObject();
        }
        estimates(options);
        if (!options.coverage().equals(CoverageSpec.DEFAULT)) {
            out.writeObjectFieldStart("coverage");
            out.writeNumberField("atLeast", options.coverage().atLeast());
            out.writeNumberField("differsBy", options.coverage().differsBy());
            out.writeEndObject();
        }
        if (options.cost() != null) {
            cost(options.cost());
        }
        if (options.multivariate() != null) {
            out.writeStringField(
                    "multivariate", options.multivariate().name().toLowerCase(Locale.ROOT));
        }
        new DetectorsWriter(out).write(options.detectors());
        if (options.fairness() != null) {
            new FairnessWriter(out).write(options.fairness());
        }
    }

    private void estimates(MonitorOptions options) throws IOException {
        if (options.estimateRule() != null) {
            out.writeObjectFieldStart("estimates");
            out.writeBooleanField("decide", true);
            if (!options.estimateRule().metrics().isEmpty()) {
                JsonText.texts(out, "metrics", options.estimateRule().metrics());
            }
            out.writeEndObject();
        } else if (options.estimates() != null) {
            out.writeBooleanField("estimates", options.estimates());
        }
    }

    private void cost(CostMatrix cost) throws IOException {
        out.writeObjectFieldStart("cost");
        out.writeNumberField("tp", cost.truePositive());
        out.writeNumberField("fp", cost.falsePositive());
        out.writeNumberField("fn", cost.falseNegative());
        out.writeNumberField("tn", cost.trueNegative());
        out.writeEndObject();
    }

    private void seasons(SeasonSpec seasons) throws IOException {
        out.writeObjectFieldStart("seasons");
        if (seasons.buckets() != SeasonSpec.BY_SPAN) {
            out.writeNumberField("buckets", seasons.buckets());
        }
        out.writeStringField("timezone", seasons.zone().getId());
        out.writeEndObject();
    }

    private void slices(SliceSpec slices) throws IOException {
        out.writeObjectFieldStart("slices");
        if (!slices.features().isEmpty()) {
            JsonText.texts(out, "features", slices.features());
        }
        out.writeNumberField("worst", slices.worst());
        out.writeEndObject();
    }
}
