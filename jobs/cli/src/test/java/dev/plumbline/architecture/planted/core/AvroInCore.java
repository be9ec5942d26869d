package dev.plumbline.architecture.planted.core;

import org.apache.avro.Schema;

public record AvroInCore(Schema schema) {}
