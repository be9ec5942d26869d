package dev.plumbline.architecture.planted.cli.scissors;

import dev.plumbline.architecture.planted.cli.stone.Stone;

/** A third of a cycle of packages. */
public record Scissors(Stone next) {}
