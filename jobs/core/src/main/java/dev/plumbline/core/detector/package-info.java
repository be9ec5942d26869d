/**
 * Sequential detectors of concept drift: each reads the errors of a model one after the other and
 * says when their rate has changed. One file a method, with its settings, its state and its step.
 */
package dev.plumbline.core.detector;
