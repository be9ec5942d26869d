package dev.plumbline.cli.report.html;

import dev.plumbline.cli.report.reading.Metric;
import dev.plumbline.cli.report.reading.RunReading;
import dev.plumbline.cli.report.reading.WindowReading;
import dev.plumbline.core.baseline.MetricBaseline;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;

/** One metric's figures window by window; what is not known is null. */
record MetricSeries(RunReading run, Metric metric) {
    Double value(WindowReading window) {
        return window.performance(metric.name()).map(Measurement::value).orElse(null);
    }

    Double threshold(WindowReading window) {
        return window.performance(metric.name()).map(Measurement::threshold).orElse(null);
    }

    /** What it was on the evaluation set of the window's baseline. */
    Double evaluated(WindowReading window) {
        return run.atEvaluation(window.either().baselineId(), metric)
                .map(MetricBaseline::value)
                .orElse(null);
    }

    Interval interval(WindowReading window) {
        return window.performance(metric.name()).map(Measurement::interval).orElse(null);
    }

    Double lower(WindowReading window) {
        return interval(window) == null ? null : interval(window).lower();
    }

    Double upper(WindowReading window) {
        return interval(window) == null ? null : interval(window).upper();
    }

    Verdict verdict(WindowReading window) {
        return window.performance(metric.name()).map(Measurement::verdict).orElse(null);
    }
}
