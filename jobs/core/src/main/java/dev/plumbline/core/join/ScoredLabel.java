package dev.plumbline.core.join;

/**
 * A prediction met its label, or a meeting is taken back.
 *
 * @param sign +1 counts the pair, -1 takes it back because a correction or an earlier prediction
 *     replaced it
 * @param knownAt event time from which this holds: when the label, or the one that replaced it,
 *     became known; in milliseconds
 */
public record ScoredLabel(JoinedRow prediction, KnownLabel label, int sign, long knownAt) {
    ScoredLabel takenBack() {
        return new ScoredLabel(prediction, label, -sign, knownAt);
    }
}
