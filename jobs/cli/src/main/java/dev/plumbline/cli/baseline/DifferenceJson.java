package dev.plumbline.cli.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.BaselineDifference;
import dev.plumbline.core.baseline.FeatureBaseline;
import dev.plumbline.core.baseline.FeatureDifference;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.baseline.MetricDifference;
import dev.plumbline.core.profile.NumericProfile;
import java.util.List;
import java.util.Locale;

/** In what two baselines differ, as JSON; what is not known is absent. */
record DifferenceJson(BaselineDifference difference) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        ObjectNode root = JSON.createObjectNode();
        root.put("differs", !difference.isNone());
        head(root.putObject("before"), difference.before());
        head(root.putObject("after"), difference.after());
        texts(root, "added", difference.added());
        texts(root, "removed", difference.removed());
        ArrayNode metrics = root.putArray("performance");
        difference.metrics().forEach(metric -> metric(metrics.addObject(), metric));
        ArrayNode features = root.putArray("features");
        difference.features().forEach(feature -> feature(features.addObject(), feature));
        ArrayNode outputs = root.putArray("outputs");
        difference.outputs().forEach(output -> feature(outputs.addObject(), output));
        ArrayNode labels = root.putArray("labels");
        difference.labels().forEach(label -> feature(labels.addObject(), label));
        return root.toPrettyString() + "\n";
    }

    private static void head(ObjectNode out, Baseline baseline) {
        out.put("id", baseline.id());
        out.put("model", baseline.model());
        out.put("modelVersion", baseline.modelVersion());
        out.put("task", lower(baseline.task()));
        out.put("evaluated", BaselineText.span(baseline));
        out.put("rows", baseline.rows());
        texts(out, "classes", baseline.classes());
    }

    private static void metric(ObjectNode out, MetricDifference metric) {
        out.put("metric", metric.metric());
        value(out, "before", metric.before());
        value(out, "after", metric.after());
        if (metric.isComparable()) {
            out.put("intervalsOverlap", metric.intervalsOverlap());
        }
    }

    private static void value(ObjectNode out, String name, MetricBaseline metric) {
        if (metric == null) {
            return;
        }
        ObjectNode value = out.putObject(name);
        number(value, "value", metric.value());
        value.put("n", metric.n());
        if (metric.interval() != null) {
            number(value, "lower", metric.interval().lower());
            number(value, "upper", metric.interval().upper());
            number(value, "level", metric.interval().level());
        }
    }

    private static void feature(ObjectNode out, FeatureDifference feature) {
        out.put("name", feature.name());
        number(out, "psi", feature.stabilityIndex());
        number(out, "jensenShannon", feature.jensenShannon());
        number(out, "meanShift", feature.meanShift());
        texts(out, "newCategories", feature.newCategories());
        texts(out, "lostCategories", feature.lostCategories());
        profile(out.putObject("before"), feature.before());
        profile(out.putObject("after"), feature.after());
    }

    private static void profile(ObjectNode out, FeatureBaseline feature) {
        out.put("type", lower(feature.type()));
        number(out, "importance", feature.importance());
        number(out, "missingShare", FeatureDifference.missingShare(feature));
        if (feature.profile() instanceof NumericProfile numeric) {
            number(out, "mean", numeric.mean());
            number(out, "standardDeviation", Math.sqrt(numeric.variance()));
        }
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static void number(ObjectNode out, String name, double value) {
        if (Double.isFinite(value)) {
            out.put(name, value);
        }
    }

    private static void texts(ObjectNode out, String name, List<String> texts) {
        ArrayNode array = out.putArray(name);
        texts.forEach(array::add);
    }
}
