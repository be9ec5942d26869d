package dev.plumbline.architecture.planted.inference;

public record Scored(double value) {}
