package dev.plumbline.cli.report.reading;

import dev.plumbline.core.report.ChangePoint;

/**
 * Where a sequential detector of a champion's errors spoke.
 *
 * @param version whose errors they were
 */
public record Change(String version, ChangePoint point) {
    /** Whether the detector found a change, rather than warned of one. */
    public boolean isDrift() {
        return point.kind() == ChangePoint.Kind.DRIFT_RISE
                || point.kind() == ChangePoint.Kind.DRIFT_FALL;
    }

    /** Whether the change is for the worse. */
    public boolean isRise() {
        return point.kind() == ChangePoint.Kind.DRIFT_RISE
                || point.kind() == ChangePoint.Kind.WARNING_RISE;
    }

    /** Returns {@code errors have become more} or {@code errors may have become fewer}. */
    public String words() {
        return "errors %s become %s"
                .formatted(isDrift() ? "have" : "may have", isRise() ? "more" : "fewer");
    }
}
