package dev.plumbline.kafka.document.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.PerformanceBaseline;
import dev.plumbline.core.profile.CategoryProfile;
import dev.plumbline.core.profile.FeatureProfile;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import dev.plumbline.core.profile.NumericTotals;
import dev.plumbline.kafka.document.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Writes a baseline's content as JSON, keys in a fixed order, every double in full. */
final class BaselineWriter {
    private final JsonGenerator out;

    BaselineWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes all fields but format and checksum into an object that is already open. */
    void writeContent(Baseline baseline) throws IOException {
        out.writeStringField("id", baseline.id());
        out.writeStringField("model", baseline.model());
        out.writeStringField("modelVersion", baseline.modelVersion());
        out.writeStringField("task", JsonText.lower(baseline.task()));
        out.writeStringField("clock", JsonText.lower(baseline.clock()));
        JsonText.point(out, "from", baseline.from(), baseline.clock());
        JsonText.point(out, "to", baseline.to(), baseline.clock());
        out.writeNumberField("rows", baseline.rows());
        if (!baseline.classes().isEmpty()) {
            JsonText.texts(out, "classes", baseline.classes());
        }
        if (baseline.performance() != null) {
            performance(baseline.performance());
        }
        features("outputs", baseline.outputs());
        features("features", baseline.features());
        new SupplementWriter(out).write(baseline.supplement());
    }

    void performance(PerformanceBaseline performance) throws IOException {
        out.writeObjectFieldStart("performance");
        out.writeObjectFieldStart("metrics");
        for (var metric : new TreeMap<>(performance.metrics()).entrySet()) {
            metric(metric.getKey(), metric.getValue());
        }
        out.writeEndObject();
        double[] grid = performance.scoreGrid().stream().mapToDouble(Double::doubleValue).toArray();
        if (grid.length > 0) {
            JsonText.numbers(out, "scoreGrid", grid);
        }
        out.writeEndObject();
    }

    private void metric(String name, MetricBaseline metric) throws IOException {
        out.writeObjectFieldStart(name);
        JsonText.number(out, "value", metric.value());
        if (metric.interval() != null) {
            JsonText.interval(out, metric.interval());
        }
        out.writeNumberField("n", metric.n());
        out.writeEndObject();
    }

    void features(String key, List<FeatureBaseline> features) throws IOException {
        out.writeArrayFieldStart(key);
        for (FeatureBaseline feature : features) {
            feature(feature);
        }
        out.writeEndArray();
    }

    private void feature(FeatureBaseline feature) throws IOException {
        FeatureProfile profile = feature.profile();
        out.writeStartObject();
        out.writeStringField("name", feature.name());
        out.writeStringField("type", JsonText.lower(feature.type()));
        JsonText.number(out, "importance", feature.importance());
        if (feature.required()) {
            out.writeBooleanField("nullable", false);
        }
        if (feature.faultLambda() > 1) {
            JsonText.number(out, "faultLambda", feature.faultLambda());
        }
        DependenceDocument.write(out, "dependence", feature.dependence());
        DependenceDocument.write(out, feature.atOtherWindows());
        out.writeNumberField("missing", profile.missing());
        out.writeNumberField("typeErrors", profile.typeErrors());
        if (profile instanceof NumericProfile numeric) {
            numeric(numeric.bins(), numeric.totals());
        } else if (profile instanceof CategoryProfile categories) {
            JsonText.texts(out, "categories", categories.bins().categories());
            JsonText.counts(out, "counts", categories.counts());
            if (categories.empty() > 0) {
                out.writeNumberField("empty", categories.empty());
            }
        }
        out.writeEndObject();
    }

    private void numeric(NumericBins bins, NumericTotals totals) throws IOException {
        out.writeNumberField("nan", totals.nan());
        out.writeNumberField("positiveInfinity", totals.positiveInfinity());
        out.writeNumberField("negativeInfinity", totals.negativeInfinity());
        if (totals.min() <= totals.max()) {
            JsonText.number(out, "min", totals.min());
            JsonText.number(out, "max", totals.max());
        }
        JsonText.number(out, "origin", bins.origin());
        JsonText.numbers(out, "boundaries", bins.boundaries());
        JsonText.counts(out, "counts", totals.counts());
        JsonText.numbers(out, "sums", totals.sums());
        if (!isZero(totals.sumErrors())) {
            JsonText.numbers(out, "sumErrors", totals.sumErrors());
        }
        JsonText.number(out, "squares", totals.squares());
        if (!isZero(totals.squaresError())) {
            JsonText.number(out, "squaresError", totals.squaresError());
        }
    }

    private static boolean isZero(double... numbers) {
        for (double number : numbers) {
            // minus zero is written, or it would come back as zero
            if (Double.doubleToRawLongBits(number) != 0) {
                return false;
            }
        }
        return true;
    }
}
