package dev.plumbline.kafka.control;

/** A message whose document is not what the message says. */
final class RefusedDocument extends RuntimeException {
    RefusedDocument(String reason) {
        super(reason);
    }
}
