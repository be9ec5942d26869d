package dev.plumbline.architecture.planted.cli.paper;

import dev.plumbline.architecture.planted.cli.scissors.Scissors;

/** A third of a cycle of packages. */
public record Paper(Scissors next) {}
