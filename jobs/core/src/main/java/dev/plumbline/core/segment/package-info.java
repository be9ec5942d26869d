/**
 * Slices of the traffic: the segments that a monitor lists, with what the evaluation set held in
 * them.
 */
package dev.plumbline.core.segment;
