/**
 * Answers whether a deployed model errs more than its evaluation allows, watched at every window,
 * with a bound on false alarms over the whole life of the deployment.
 */
package dev.plumbline.core.risk;
