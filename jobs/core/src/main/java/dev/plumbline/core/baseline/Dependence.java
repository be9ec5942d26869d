package dev.plumbline.core.baseline;

/**
 * How far the rows of a feature are from independent draws, as seen in contiguous blocks of the
 * evaluation set.
 *
 * @param lambda long-run variance ratio λ = L · Var(block means of z), z the row's mid-rank
 *     standardised ({@link dev.plumbline.core.statistics.MidRanks#scores}); at least 1, 1 for
 *     independent rows
 * @param blockRows rows per block, often written L
 * @param blocks number of blocks, often written J; with fewer than 20, λ is not known well enough
 *     for a verdict
 */
public record Dependence(double lambda, double blockRows, int blocks) {}
