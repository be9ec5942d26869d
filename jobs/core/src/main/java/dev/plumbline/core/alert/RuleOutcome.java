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
 */
public record RuleOutcome(
        String rule,
        Severity severity,
        Signal signal,
        int enterAfter,
        int exitAfter,
        List<Measurement> evidence,
        String summary) {

    /** How a window moves an episode. */
    public enum Signal {
        BREACH,
        /** Says neither: too little data, or between the exit and the enter threshold. */
        HOLD,
        CLEAR
    }
}
