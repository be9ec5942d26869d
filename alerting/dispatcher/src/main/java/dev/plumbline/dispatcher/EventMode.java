package dev.plumbline.dispatcher;

/** How a CloudEvent travels over HTTP. */
public enum EventMode {
    /** The whole event is the body, as {@code application/cloudevents+json}. */
    STRUCTURED,
    /** The data is the body; the attributes are {@code ce-} headers. */
    BINARY
}
