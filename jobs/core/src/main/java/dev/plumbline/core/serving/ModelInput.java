package dev.plumbline.core.serving;

/**
 * One column of a model's input tensor.
 *
 * @param feature the feature that the column is made of
 * @param category null: the feature's number; else 1 where the feature's text equals this category
 *     and 0 elsewhere
 * @param whenMissing value of a numeric column whose feature is missing; null makes such a row a
 *     failed row
 */
public record ModelInput(String feature, String category, Double whenMissing) {}
