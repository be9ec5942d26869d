package dev.plumbline.core.alert;

import dev.plumbline.core.report.Measurement;
import java.util.List;

/**
 * What one window says about one rule.
 *
 * @param rule name of the rule
 * @param enterAfter breached windows in a row that open an episode
 * @param exitAfter clear windows in a row that resolve it
 * @param evidence measurements behind the signal, worst first, at most 5
 * @param summary one sentence for a person
 * @param causes what counts its breached windows apart; empty where all count together
 */
public record RuleOutcome(
        String rule,
        Severity severity,
        Signal signal,
        int enterAfter,
        int exitAfter,
        List<Measurement> evidence,
        String summary,
        List<Cause> causes) {

    public RuleOutcome {
        causes = List.copyOf(causes);
    }

    /** Makes an outcome whose windows count together. */
    public RuleOutcome(
            String rule,
            Severity severity,
            Signal signal,
            int enterAfter,
            int exitAfter,
            List<Measurement> evidence,
            String summary) {
        this(rule, severity, signal, enterAfter, exitAfter, evidence, summary, List.of());
    }

    /**
     * One of several that may open the same episode, each after its own windows in a row.
     *
     * @param name of the metric
     * @param enterAfter breached windows in a row of this one that open the episode
     */
    public record Cause(String name, Signal signal, int enterAfter) {}

    /** How a window moves an episode. */
    public enum Signal {
        BREACH,
        /** Says neither: too little data, or between the exit and the enter threshold. */
        HOLD,
        CLEAR
    }
}
