package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.profile.CategoryBins;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.report.Interval;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells baselines apart by what they hold. */
public final class BaselineContent {
    private static final int LENGTH = 16;

    /** Marks what follows a feature: 1 and 2 are taken. */
    private static final int OTHER_WINDOW = 3;

    private BaselineContent() {}

    /**
     * Returns the first 16 hexadecimal digits of the SHA-256 of everything but the id. Two
     * baselines with the same digest hold the same.
     */
    public static String digest(Baseline baseline) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(baseline));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(Baseline baseline) {
        BinaryWriter out = new BinaryWriter(4096);
        writeText(out, baseline.model());
        writeText(out, baseline.modelVersion());
        out.writeText(baseline.task().name());
        out.writeText(baseline.clock().name());
        out.writeLong(baseline.from().toEpochMilli());
        out.writeLong(baseline.to().toEpochMilli());
        out.writeLong(baseline.rows());
        writeFeatures(out, baseline.features());
        writeFeatures(out, baseline.outputs());
        writeTexts(out, baseline.classes());
        writePerformance(out, baseline.performance());
        baseline.supplement().writeTo(out);
        return out.toByteArray();
    }

    static void writeFeatures(BinaryWriter out, List<FeatureBaseline> features) {
        out.writeVarLong(features.size());
        for (FeatureBaseline feature : features) {
            out.writeText(feature.name());
            out.writeText(feature.type().name());
            if (feature.bins() instanceof NumericBins numeric) {
                writeDoubles(out, numeric.boundaries());
                out.writeDouble(numeric.origin());
            } else if (feature.bins() instanceof CategoryBins categories) {
                writeTexts(out, categories.categories());
            }
            feature.profile().writeTo(out);
            out.writeDouble(feature.dependence().lambda());
            out.writeDouble(feature.dependence().blockRows());
            out.writeLong(feature.dependence().blocks());
            out.writeDouble(feature.importance());
            if (feature.required()) {
                // a baseline without any keeps the id that it had before features could be
                out.writeByte(1);
            }
            if (feature.faultLambda() > 1) {
                // likewise where rows without a value were independent
                out.writeByte(2);
                out.writeDouble(feature.faultLambda());
            }
            writeOtherWindows(out, feature.atOtherWindows());
        }
    }

    /** A baseline of one window keeps the id that it had before others were known. */
    private static void writeOtherWindows(BinaryWriter out, SortedMap<String, Dependence> others) {
        others.forEach(
                (granularity, dependence) -> {
                    out.writeByte(OTHER_WINDOW);
                    out.writeText(granularity);
                    out.writeDouble(dependence.lambda());
                    out.writeDouble(dependence.blockRows());
                    out.writeLong(dependence.blocks());
                });
    }

    /** Appends a performance; null is a byte of 0. */
    static void writePerformance(BinaryWriter out, PerformanceBaseline performance) {
        out.writeByte(performance == null ? 0 : 1);
        if (performance == null) {
            return;
        }
        out.writeVarLong(performance.metrics().size());
        new TreeMap<>(performance.metrics())
                .forEach(
                        (name, metric) -> {
                            out.writeText(name);
                            out.writeDouble(metric.value());
                            out.writeLong(metric.n());
                            writeInterval(out, metric.interval());
                        });
        writeDoubles(
                out, performance.scoreGrid().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void writeInterval(BinaryWriter out, Interval interval) {
        out.writeByte(interval == null ? 0 : 1);
        if (interval != null) {
            out.writeDouble(interval.lower());
            out.writeDouble(interval.upper());
            out.writeDouble(interval.level());
        }
    }

    private static void writeDoubles(BinaryWriter out, double[] values) {
        out.writeVarLong(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void writeTexts(BinaryWriter out, List<String> texts) {
        out.writeVarLong(texts.size());
        texts.forEach(out::writeText);
    }

    private static void writeText(BinaryWriter out, String text) {
        out.writeByte(text == null ? 0 : 1);
        if (text != null) {
            out.writeText(text);
        }
    }
}
