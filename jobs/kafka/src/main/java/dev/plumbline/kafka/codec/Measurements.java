package dev.plumbline.kafka.codec;

import dev.plumbline.core.report.ChangePoint;
import dev.plumbline.core.report.Distribution;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import java.util.List;

/** Measurements and distributions, which reports, episodes and triggers share. */
final class Measurements {
    private Measurements() {}

    static List<dev.plumbline.schema.Measurement> toAvro(List<Measurement> measurements) {
        return measurements.stream().map(Measurements::toAvro).toList();
    }

    static List<Measurement> toDomain(List<dev.plumbline.schema.Measurement> measurements) {
        return measurements.stream().map(Measurements::toDomain).toList();
    }

    static List<dev.plumbline.schema.Distribution> distributionsToAvro(
            List<Distribution> distributions) {
        return distributions.stream()
                .map(
                        shown ->
                                new dev.plumbline.schema.Distribution(
                                        shown.feature(),
                                        shown.bins(),
                                        shown.baseline(),
                                        shown.current()))
                .toList();
    }

    static List<Distribution> distributionsToDomain(
            List<dev.plumbline.schema.Distribution> distributions) {
        return distributions.stream()
                .map(
                        read ->
                                new Distribution(
                                        read.getFeature(),
                                        read.getBins(),
                                        read.getBaseline(),
                                        read.getCurrent()))
                .toList();
    }

    private static dev.plumbline.schema.Measurement toAvro(Measurement measurement) {
        Interval interval = measurement.interval();
        return new dev.plumbline.schema.Measurement(
                measurement.metric(),
                measurement.feature(),
                measurement.value(),
                measurement.n(),
                measurement.baselineN(),
                measurement.threshold(),
                measurement.pValue(),
                interval == null
                        ? null
                        : new dev.plumbline.schema.Interval(
                                interval.lower(), interval.upper(), interval.level()),
                measurement.effect(),
                measurement.detectable(),
                measurement.errorBound(),
                dev.plumbline.schema.Verdict.valueOf(measurement.verdict().name()),
                measurement.reason(),
                measurement.changes().stream().map(Measurements::toAvro).toList());
    }

    private static dev.plumbline.schema.ChangePoint toAvro(ChangePoint change) {
        return new dev.plumbline.schema.ChangePoint(
                change.eventTime(),
                change.row(),
                dev.plumbline.schema.ChangeKind.valueOf(change.kind().name()));
    }

    private static Measurement toDomain(dev.plumbline.schema.Measurement read) {
        dev.plumbline.schema.Interval interval = read.getInterval();
        return new Measurement(
                read.getMetric(),
                read.getFeature(),
                read.getValue(),
                read.getN(),
                read.getBaselineN(),
                read.getThreshold(),
                read.getPValue(),
                interval == null
                        ? null
                        : new Interval(
                                interval.getLower(), interval.getUpper(), interval.getLevel()),
                read.getEffect(),
                read.getDetectable(),
                read.getErrorBound(),
                Verdict.valueOf(read.getVerdict().name()),
                read.getReason(),
                read.getChanges().stream().map(Measurements::toDomain).toList());
    }

    private static ChangePoint toDomain(dev.plumbline.schema.ChangePoint read) {
        return new ChangePoint(
                read.getEventTime(),
                read.getRow(),
                ChangePoint.Kind.valueOf(read.getKind().name()));
    }
}
