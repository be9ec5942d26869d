package dev.plumbline.architecture.planted.kafka.control;

import dev.plumbline.architecture.planted.kafka.topic.Egg;

/** Half of a cycle of packages. */
public record Chicken(Egg egg) {}
