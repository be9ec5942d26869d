package dev.plumbline.core.profile;

/**
 * Cells in which the values of a numeric slot are counted once more, beside its own.
 *
 * @param slot of the {@link ProfileLayout}
 */
public record Companion(int slot, CellKind kind, CompanionBins bins) {}
