/**
 * The labelled errors of one model version as a stream: collected in whatever order labels come,
 * read once in the order of their predictions' event time, and watched by sequential detectors.
 */
package dev.plumbline.core.errorstream;
