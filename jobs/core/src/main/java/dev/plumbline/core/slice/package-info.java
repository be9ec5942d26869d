/**
 * Slices of the traffic that the job looks at by itself: every group of every feature, in bounded
 * state, so that the worst can be named.
 */
package dev.plumbline.core.slice;
