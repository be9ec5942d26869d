package dev.plumbline.core.alert;

import dev.plumbline.core.report.Measurement;
import java.util.List;
import java.util.function.Function;

/**
 * What one window says about one rule.
 *
 * @param rule name of the rule
 * @param signal of the rule as a whole: BREACH opens an episode or keeps one open; what ends one is
 *     what its causes say
 * @param enterAfter breached windows in a row, whatever breached them, that open an episode
 * @param exitAfter clear windows in a row of each cause that resolve it
 * @param evidence measurements behind the signal, worst first, at most 5
 * @param summary one sentence for a person
 * @param causes what may open an episode and must clear to end it, each by its name
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
    /** Of a rule whose causes count their windows apart. */
    static final int NEVER_TOGETHER = Integer.MAX_VALUE;

    public RuleOutcome {
        signal = signal == Signal.UNKNOWN ? Signal.HOLD : signal;
        causes = List.copyOf(causes);
    }

    /** Makes the outcome of a rule that is its own only cause. */
    public RuleOutcome(
            String rule,
            Severity severity,
            Signal signal,
            int enterAfter,
            int exitAfter,
            List<Measurement> evidence,
            String summary) {
        this(
                rule,
                severity,
                signal,
                enterAfter,
                exitAfter,
                evidence,
                summary,
                List.of(new Cause(rule, signal, enterAfter)));
    }

    /**
     * Returns what the window says of a cause; the rule's own name stands for all of them. What is
     * no longer measured beside the others is no reason to go on.
     */
    Signal signalOf(String cause) {
        return causes.stream()
                .filter(each -> each.name().equals(cause))
                .map(Cause::signal)
                .findFirst()
                .orElse(cause.equals(rule) || signal == Signal.HOLD ? signal : Signal.CLEAR);
    }

    /**
     * The same of a cause of an open episode, which what is unknown keeps open, but not for ever.
     */
    Signal signalOfOpen(String cause) {
        Signal said = signalOf(cause);
        return said == Signal.UNKNOWN && signal != Signal.HOLD ? Signal.NEAR : said;
    }

    /**
     * One of several that may open the same episode.
     *
     * @param name of the metric, with the feature where there is one
     * @param enterAfter breached windows in a row of this one alone that open the episode
     */
    public record Cause(String name, Signal signal, int enterAfter) {
        /** Returns a cause for each measurement that is judged, with the signal read from it. */
        static List<Cause> ofJudged(
                List<Measurement> held, int enterAfter, Function<Measurement, Signal> reading) {
            return held.stream()
                    .filter(Hysteresis::isJudged)
                    .map(each -> of(each, reading.apply(each), enterAfter))
                    .toList();
        }

        static Cause of(Measurement held, Signal signal, int enterAfter) {
            String name =
                    held.feature() == null ? held.metric() : held.metric() + " " + held.feature();
            return new Cause(name, signal, enterAfter);
        }
    }

    /** How a window moves an episode; {@link Hysteresis} says which it is. */
    public enum Signal {
        BREACH,
        /** Says neither: still on the wrong side, or nothing of the rule is known. */
        HOLD,
        /** Says neither, for want of data. */
        UNKNOWN,
        /** Says neither, but not for ever: back within, though not by the margin of a CLEAR. */
        NEAR,
        CLEAR;

        /** What causes say together: one that is back within is enough where none breaches. */
        static Signal of(List<Cause> causes) {
            if (causes.stream().anyMatch(cause -> cause.signal() == BREACH)) {
                return BREACH;
            }
            return causes.stream().anyMatch(cause -> cause.signal().isBack()) ? CLEAR : HOLD;
        }

        private boolean isBack() {
            return this == NEAR || this == CLEAR;
        }
    }
}
