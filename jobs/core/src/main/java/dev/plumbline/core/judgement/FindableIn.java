package dev.plumbline.core.judgement;

/**
 * The shift that a window finds in one feature or output.
 *
 * @param feature its name
 * @param lambda how much more a window of it varies than one of independent rows, at least 1
 * @param shift in standard deviations, of categories Cohen's w; never below the effect floor
 */
public record FindableIn(String feature, double lambda, double shift) {}
