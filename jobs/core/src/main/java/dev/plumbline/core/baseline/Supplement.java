package dev.plumbline.core.baseline;

import dev.plumbline.core.profile.BinaryWriter;

/** The parts of a baseline that only some monitors ask for; each is empty where none was asked. */
public record Supplement() {
    public static final Supplement NONE = new Supplement();

    /** Appends every part that is there, so that baselines that differ in one have other ids. */
    void writeTo(BinaryWriter out) {
        // a baseline without any part keeps the id that it had before there were parts
    }
}
