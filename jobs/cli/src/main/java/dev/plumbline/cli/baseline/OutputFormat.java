package dev.plumbline.cli.baseline;

/** For whom a command writes. */
enum OutputFormat {
    /** A person. */
    TEXT,
    /** A machine. */
    JSON
}
