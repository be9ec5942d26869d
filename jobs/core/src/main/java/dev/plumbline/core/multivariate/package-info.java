/** Features taken together: how well the directions of the evaluation set describe a row. */
package dev.plumbline.core.multivariate;
