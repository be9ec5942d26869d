package dev.plumbline.core.monitor;

import java.util.List;

/**
 * A statistic that a monitor asks for by name.
 *
 * @param metric name as in docs/metrics.md, such as {@code psi}
 * @param profile whose binning, smoothing and convention it follows; {@link #STANDARD} for ours
 * @param threshold value above which the verdict turns; null to take what the baseline knows
 * @param decides whether its verdict counts, or it is shown only
 * @param features features and outputs that it is measured on; empty for all that it applies to
 */
public record StatisticSpec(
        String metric, String profile, Double threshold, boolean decides, List<String> features) {
    /** The profile of a statistic that names none. */
    public static final String STANDARD = "plumbline";

    public StatisticSpec {
        features = List.copyOf(features);
    }

    /** Makes a statistic of the standard profile that is shown on every feature it applies to. */
    public static StatisticSpec shown(String metric) {
        return new StatisticSpec(metric, STANDARD, null, false, List.of());
    }

    /** Whether the statistic is asked for on this feature or output. */
    public boolean covers(String feature) {
        return features.isEmpty() || features.contains(feature);
    }

    /** Returns the name of its measurements: {@code psi}, or {@code psi@evidently}. */
    public String measurement() {
        return profile.equals(STANDARD) ? metric : metric + "@" + profile;
    }
}
