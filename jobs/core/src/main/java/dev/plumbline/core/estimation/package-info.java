/**
 * Answers how good a model is while its labels are not known: from calibrated scores for classes
 * (CBPE) and from a model of the loss for numbers (DLE). Fitted where the baseline is built,
 * applied row by row where predictions are counted; what is counted merges.
 */
package dev.plumbline.core.estimation;
