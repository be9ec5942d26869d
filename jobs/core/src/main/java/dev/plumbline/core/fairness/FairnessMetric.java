package dev.plumbline.core.fairness;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a group is compared with its reference group, by the names of Fairlearn and AIF360.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.1610.02413">Hardt, Price and Srebro (2016)</a> for
 *     equalized odds
 * @see <a href="https://doi.org/10.1145/2783258.2783311">Feldman et al. (2015)</a> for disparate
 *     impact
 */
public enum FairnessMetric {
    /** Selection rate of the group less that of the reference, from −1 to 1. */
    SELECTION_RATE_DIFFERENCE("selection_rate_difference", false),
    /** Selection rate of the group over that of the reference, from 0. */
    DISPARATE_IMPACT("disparate_impact", false),
    /** Of the rows labelled favourable: their selection rate, less the reference's. */
    TRUE_POSITIVE_RATE_DIFFERENCE("true_positive_rate_difference", true),
    /** Of the rows labelled otherwise: their selection rate, less the reference's. */
    FALSE_POSITIVE_RATE_DIFFERENCE("false_positive_rate_difference", true),
    /** The larger of the two differences without its sign, from 0 to 1. */
    EQUALIZED_ODDS_DIFFERENCE("equalized_odds_difference", true);

    /** What the names of all measurements of fairness begin with. */
    public static final String PREFIX = "fairness_";

    public static final String SELECTION_RATE = PREFIX + "selection_rate";
    public static final String TRUE_POSITIVE_RATE = PREFIX + "true_positive_rate";
    public static final String FALSE_POSITIVE_RATE = PREFIX + "false_positive_rate";

    private final String text;
    private final boolean needsLabels;

    FairnessMetric(String text, boolean needsLabels) {
        this.text = text;
        this.needsLabels = needsLabels;
    }

    /** The name in monitors. */
    public String text() {
        return text;
    }

    /** The name in reports. */
    public String measurement() {
        return PREFIX + text;
    }

    /** Whether it is known only once labels are. */
    public boolean needsLabels() {
        return needsLabels;
    }

    /** Whether 1 stands for no difference between two groups; else it is 0. */
    public boolean isRatio() {
        return this == DISPARATE_IMPACT;
    }

    /** Finds a metric by its name in monitors. */
    public static Optional<FairnessMetric> named(String text) {
        return Arrays.stream(values()).filter(metric -> metric.text.equals(text)).findFirst();
    }

    /** Whether a measurement is of fairness. */
    public static boolean isIn(String measurement) {
        return measurement.startsWith(PREFIX);
    }
}
