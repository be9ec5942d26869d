package dev.plumbline.architecture.planted.core;

import com.fasterxml.jackson.databind.JsonNode;

public record JacksonInCore(JsonNode node) {}
