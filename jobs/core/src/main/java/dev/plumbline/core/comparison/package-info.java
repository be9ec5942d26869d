/**
 * Statistics by name: which cells, smoothing and convention each named profile takes, and what is
 * known of a figure that cells cannot give exactly.
 */
package dev.plumbline.core.comparison;
