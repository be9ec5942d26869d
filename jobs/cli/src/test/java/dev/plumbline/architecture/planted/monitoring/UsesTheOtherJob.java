package dev.plumbline.architecture.planted.monitoring;

import dev.plumbline.architecture.planted.inference.Scored;

public record UsesTheOtherJob(Scored scored) {}
