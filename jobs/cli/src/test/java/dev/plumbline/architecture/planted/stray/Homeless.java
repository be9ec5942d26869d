package dev.plumbline.architecture.planted.stray;

/** In a module that no table knows. */
public record Homeless(String name) {}
