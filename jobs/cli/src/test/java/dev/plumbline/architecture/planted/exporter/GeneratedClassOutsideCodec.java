package dev.plumbline.architecture.planted.exporter;

import dev.plumbline.schema.Label;

public record GeneratedClassOutsideCodec(Label label) {}
