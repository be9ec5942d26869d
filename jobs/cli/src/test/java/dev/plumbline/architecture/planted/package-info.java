/**
 * Violations, one a class, in packages that end like those of the product: each guard is seen to
 * catch its own. Nothing here runs.
 */
package dev.plumbline.architecture.planted;
