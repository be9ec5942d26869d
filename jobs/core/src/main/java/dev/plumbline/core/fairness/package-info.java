/** How differently a model decides for groups of people that the user names as protected. */
package dev.plumbline.core.fairness;
