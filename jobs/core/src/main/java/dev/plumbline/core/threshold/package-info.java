/**
 * How large a statistic gets by chance: thresholds from a joint block bootstrap of the evaluation
 * rows, read far beyond the replicates by an exponential tail.
 */
package dev.plumbline.core.threshold;
