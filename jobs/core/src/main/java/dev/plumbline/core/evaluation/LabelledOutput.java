package dev.plumbline.core.evaluation;

import dev.plumbline.core.event.Output;

/**
 * An output whose truth is known.
 *
 * @param label Boolean, Long, Double or String
 */
record LabelledOutput(Output output, Object label) {}
