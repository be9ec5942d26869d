package dev.plumbline.architecture.planted.kafka.topic;

import dev.plumbline.architecture.planted.kafka.control.Chicken;

/** Half of a cycle of packages. */
public record Egg(Chicken chicken) {}
