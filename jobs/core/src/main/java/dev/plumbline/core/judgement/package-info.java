/**
 * Turns a window's profile into measurements and verdicts: what departs from the baseline beyond
 * chance and beyond what matters.
 */
package dev.plumbline.core.judgement;
