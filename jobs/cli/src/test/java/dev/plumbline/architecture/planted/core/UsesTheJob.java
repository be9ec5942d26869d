package dev.plumbline.architecture.planted.core;

import dev.plumbline.architecture.planted.monitoring.UsesTheOtherJob;

public record UsesTheJob(UsesTheOtherJob job) {}
