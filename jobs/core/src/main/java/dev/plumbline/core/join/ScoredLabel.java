package dev.plumbline.core.join;

/**
 * A prediction met its label, or a meeting is taken back.
 *
 * @param sign +1 counts the pair, -1 takes it back because a correction or an earlier prediction
 *     replaced it
 */
public record ScoredLabel(JoinedRow prediction, KnownLabel label, int sign) {}
