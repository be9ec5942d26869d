package dev.plumbline.kafka.control;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.kafka.record.BaselineMessage;

/** A published baseline, read and verified. */
public record HeldBaseline(BaselineMessage message, Baseline baseline) {}
