package dev.plumbline.architecture.planted.cli.stone;

import dev.plumbline.architecture.planted.cli.paper.Paper;

/** A third of a cycle of packages. */
public record Stone(Paper next) {}
