package dev.plumbline.kafka.control;

import dev.plumbline.kafka.record.BaselineMessage;

/** A published baseline that is read when it is first asked for. */
final class BaselineEntry {
    private final String coordinates;
    private final String key;
    private final BaselineMessage message;
    private HeldBaseline held;

    BaselineEntry(String coordinates, String key, BaselineMessage message) {
        this.coordinates = coordinates;
        this.key = key;
        this.message = message;
    }

    String coordinates() {
        return coordinates;
    }

    String key() {
        return key;
    }

    BaselineMessage message() {
        return message;
    }

    /**
     * Returns the baseline, the same instance every time.
     *
     * @throws RuntimeException if the document is not what the message says
     */
    HeldBaseline held() {
        if (held == null) {
            held = Documents.baseline(message);
        }
        return held;
    }
}
